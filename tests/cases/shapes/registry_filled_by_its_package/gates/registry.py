"""Names of classes, as configurations write them."""

import inspect


class Registry:
    def __init__(self, name):
        self._name = name
        self._module_dict = dict()

    def get(self, key):
        return self._module_dict.get(key, None)

    def _register_module(self, module_class, module_name=None, force=False):
        if not inspect.isclass(module_class):
            raise TypeError("module must be a class")
        if module_name is None:
            module_name = module_class.__name__
        if isinstance(module_name, str):
            module_name = [module_name]
        for name in module_name:
            if not force and name in self._module_dict:
                raise KeyError(f"{name} is already registered in {self._name}")
            self._module_dict[name] = module_class

    def register_module(self, name=None, force=False, module=None):
        if module is not None:
            self._register_module(module, name, force)
            return module

        def _register(cls):
            self._register_module(cls, name, force)
            return cls

        return _register


def build_from_cfg(cfg, registry, default_args=None):
    args = cfg.copy()
    for key, value in (default_args or {}).items():
        args.setdefault(key, value)
    kind = args.pop("type")
    if isinstance(kind, str):
        made = registry.get(kind)
        if made is None:
            raise KeyError(f"{kind} is not registered")
    else:
        made = kind
    return made(**args)


class Losses:
    """The same without an object."""

    known = {}

    @classmethod
    def register(cls, name):
        def keep(loss):
            cls.known[name] = loss
            return loss

        return keep

    @classmethod
    def build(cls, name):
        return cls.known[name]()


GATES = Registry("gates")
NORMS = Registry("norms")
POINTS = []
