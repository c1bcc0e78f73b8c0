"""Silent: without the annotation nothing says that the parameter is quantized."""
from common import Gate
from horizon_plugin_pytorch.qtensor import QTensor
from torch import Tensor, nn


class KindDecoder(nn.Module):
    def __init__(self):
        super().__init__()
        self.gate = Gate()
        self.fc = nn.Linear(64, 10)

    def forward(self, feats: Tensor, kinds: Tensor):
        wanted = (kinds == 3).unsqueeze(-1)
        return self.fc(self.gate(feats, wanted))
