"""`@register("name")` for networks and their parts."""
_NETS = {}
_PARTS = {}


def register(name=None, *, table=_NETS):
    def wrap(cls):
        table[name or cls.__name__.lower()] = cls
        return cls

    return wrap


def register_part(name=None):
    return register(name, table=_PARTS)


def build_net(cfg):
    cfg = dict(cfg)
    return _NETS[cfg.pop("type")](**cfg)


def build_part(type, **kwargs):
    return _PARTS[type](**kwargs)
