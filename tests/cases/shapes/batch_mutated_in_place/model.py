from prepare import add_counts, quantize_inputs
from torch import nn
from torch.quantization import QuantStub


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.stubs = nn.ModuleDict({"img": QuantStub(), "bev": QuantStub()})

    def forward(self, img, bev, pose):
        batch = {"img": img, "bev": bev, "pose": pose}
        quantize_inputs(batch, self.stubs)
        add_counts(batch)
        a = batch["levels"][0] == 1  #> MQ101
        b = batch["raw_levels"][0] == 1
        c = batch["count"] == 1
        d = batch.pop("img").int()  #> MQ301
        e = batch.get("pose").int()
        return a, b, c, d, e, img == 1
