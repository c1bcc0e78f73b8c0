from .gate import StopLineGate as Gate
