# Copyright (c) ADLib authors. All rights reserved.
"""Registry of everything that a config file may name."""

from __future__ import annotations

import copy
import inspect
from typing import Any, Callable, Dict, List, Optional, Type, Union

__all__ = ["OBJECT_REGISTRY", "Registry", "build_from_registry"]


class Registry:
    """A mapping from class names to classes.

    Args:
        name: Name of the registry, printed in errors.
    """

    def __init__(self, name: str):
        self._name = name
        self._objects: Dict[str, Type] = {}
        self._aliases: Dict[str, str] = {}

    def __contains__(self, key: str) -> bool:
        return key in self._objects or key in self._aliases

    def __len__(self) -> int:
        return len(self._objects)

    @property
    def name(self) -> str:
        return self._name

    def keys(self) -> List[str]:
        """Sorted names of the registered classes."""
        return sorted(self._objects)

    def register(self, obj: Optional[Type] = None, name: Optional[str] = None):
        """Register a class, as a decorator with or without arguments."""
        if obj is None:

            def wrapper(cls: Type) -> Type:
                self._do_register(name or cls.__name__, cls)
                return cls

            return wrapper
        self._do_register(name or obj.__name__, obj)
        return obj

    def alias(self, alias: str, name: str) -> None:
        """Let an old config keep the old name of a class."""
        self._aliases[alias] = name

    def _do_register(self, name: str, obj: Type) -> None:
        if name in self._objects and self._objects[name] is not obj:
            raise KeyError(f"{name} is already registered in {self._name}")
        self._objects[name] = obj

    def get(self, key: str) -> Type:
        """Look a class up.

        Raises:
            KeyError: No class of this name is registered.
        """
        key = self._aliases.get(key, key)
        if key not in self._objects:
            raise KeyError(f"{key} is not registered in {self._name}")
        return self._objects[key]


OBJECT_REGISTRY = Registry("ADLIB_OBJECT_REGISTRY")


def _is_config(value: Any) -> bool:
    return isinstance(value, dict) and "type" in value


def build_from_registry(cfg: Union[Dict, List, Any], **extra: Any) -> Any:
    """Build an object, or a list of objects, from a config.

    Args:
        cfg: A dict with the key ``type``; anything else is returned as is.
        extra: Arguments that override those of the config.
    """
    if isinstance(cfg, (list, tuple)):
        return [build_from_registry(item) for item in cfg]
    if not _is_config(cfg):
        return cfg
    cfg = copy.deepcopy(cfg)
    factory: Union[str, Callable] = cfg.pop("type")
    if isinstance(factory, str):
        factory = OBJECT_REGISTRY.get(factory)
    kwargs = {key: build_from_registry(value) for key, value in cfg.items()}
    kwargs.update(extra)
    if inspect.isclass(factory) or callable(factory):
        return factory(**kwargs)
    raise TypeError(f"cannot build from {factory!r}")
