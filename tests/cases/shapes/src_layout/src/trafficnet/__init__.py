from trafficnet.model import TrafficNet

__version__ = "0.3.1"
