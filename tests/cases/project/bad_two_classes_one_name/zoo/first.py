from torch import nn


class Encoder(nn.Module):
    def forward(self, x, present):
        return x.mul(present)  #> MQ201: x.mul(present)
