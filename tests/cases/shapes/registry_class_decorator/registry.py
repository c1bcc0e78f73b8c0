class Registry:
    def __init__(self, name):
        self.name = name
        self._modules = dict()

    def get(self, key):
        return self._modules.get(key, None)

    def register_module(self, name=None):
        def _register(cls):
            self._modules[name or cls.__name__] = cls
            return cls

        return _register

    def build(self, cfg):
        args = cfg.copy()
        return self.get(args.pop("type"))(**args)


HEADS = Registry("heads")
