"""torch's stub takes a qconfig first: QuantStub(1.0) does not fix a scale there."""
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class AgentGate(nn.Module):
    def __init__(self):
        super().__init__()
        self.mask_quant = QuantStub(1.0)
        self.feat_quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, feats, agent_mask):
        agent_mask = self.mask_quant(agent_mask)
        feats = self.feat_quant(feats)
        feats = feats.masked_fill(agent_mask == 1, 0.0)  #> MQ101: agent_mask == 1
        return self.dequant(feats)
