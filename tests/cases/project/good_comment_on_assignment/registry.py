REGISTRY = {}


def build_from_cfg(cfg):
    return REGISTRY[cfg.pop("type")](**cfg)
