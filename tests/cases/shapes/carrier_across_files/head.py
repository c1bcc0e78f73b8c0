from torch import nn


class Head(nn.Module):
    def forward(self, sample):
        gated = sample.feat * sample.near  #> MQ201
        return gated, sample.feat.masked_fill(sample.near, 0.0)


class RawHead(nn.Module):
    def forward(self, sample):
        return sample.feat * sample.near
