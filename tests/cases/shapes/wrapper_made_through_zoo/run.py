from inner import Fill, Gate
from wrapper import ModelWrapper

ZOO = {"gate": Gate, "fill": Fill}
WRAPPERS = {"border": ModelWrapper}


def build_model(cfg):
    cfg = dict(cfg)
    return ZOO[cfg.pop("type")](**cfg)


def deploy(wrapper, cfg):
    return WRAPPERS[wrapper](build_model(cfg))


def main():
    model = deploy("border", dict(type="gate"))
    model.eval()
    return model
