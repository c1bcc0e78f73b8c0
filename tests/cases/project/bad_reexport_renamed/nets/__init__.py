from .blocks import Gate as StopGate
