"""One place to swap the toolkit."""
from torch.ao.quantization import DeQuantStub as Dequantize
from torch.ao.quantization import QuantStub as Quantize
