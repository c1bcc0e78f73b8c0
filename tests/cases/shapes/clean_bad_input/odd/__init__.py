from . import nets, ops
