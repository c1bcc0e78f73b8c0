from inner import Fill, Gate
from wrapper import ModelWrapper

MODEL = ModelWrapper(Gate())
REFERENCE = ModelWrapper(Fill())
