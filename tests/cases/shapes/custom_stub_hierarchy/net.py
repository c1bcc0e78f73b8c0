from torch import nn

from stubs import LooksLikeStub, TaggedStub


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant_in = TaggedStub("in")
        self.quant_out = LooksLikeStub("out")

    def forward(self, x, y):
        return self.quant_in(x).long(), self.quant_out(y).long()  #> MQ301
