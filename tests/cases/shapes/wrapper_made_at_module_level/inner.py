from torch import nn


class Gate(nn.Module):
    """Multiplies by a comparison at 1."""

    def forward(self, inputs):
        return inputs["x"] * (inputs["m"] == 1)  #> MQ101, MQ201


class Fill(nn.Module):
    """The same in a way that holds."""

    def forward(self, inputs):
        return inputs["x"].masked_fill(inputs["m"] == 0, 0.0)
