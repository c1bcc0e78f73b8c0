from .head import RoadHead
