from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn

KEYS = ("x", "pos")


class Net(nn.Module):
    """Only the keys of a constant tuple pass a stub."""

    def __init__(self):
        super().__init__()
        self.quants = nn.ModuleDict({key: QuantStub() for key in KEYS})
        self.fc = nn.Linear(3, 3)

    def forward(self, inputs):
        out = {}
        for key, value in inputs.items():
            if key in KEYS:
                value = self.quants[key](value)
            out[key] = value
        kind = out["kind"] == 1
        far = out["pos"] == 1  #> MQ101
        return self.fc(out["x"]).masked_fill(kind, 0.0), far

    def other(self, inputs):
        out = {k: self.quants[k](v) if k in self.quants else v for k, v in inputs.items()}
        return self.fc(out["x"]).masked_fill(out["kind"] == 1, 0.0)
