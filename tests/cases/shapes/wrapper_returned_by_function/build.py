from inner import Fill, Gate
from wrapper import ModelWrapper


def build_gate():
    return ModelWrapper(Gate())


def build_fill():
    model = ModelWrapper(model=Fill())
    model.eval()
    return model
