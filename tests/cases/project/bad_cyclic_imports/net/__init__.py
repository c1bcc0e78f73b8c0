from .model import AgeNet
