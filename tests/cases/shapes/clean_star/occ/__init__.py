from .net import OccNet
