from torch import nn


class Gate(nn.Module):
    def forward(self, x, wanted):
        return x * wanted  #> MQ201: x * wanted
