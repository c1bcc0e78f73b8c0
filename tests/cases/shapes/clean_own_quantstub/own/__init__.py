from .quantization import QuantStub, DeQuantStub
