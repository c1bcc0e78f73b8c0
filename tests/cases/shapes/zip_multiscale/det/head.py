from torch import nn


class DenseHead(nn.Module):
    def __init__(self, channels, num_levels):
        super().__init__()
        self.convs = nn.ModuleList([nn.Conv2d(channels, channels, 3, padding=1) for _ in range(num_levels)])

    def forward(self, feats, masks):
        outs = []
        for lvl, (feat, conv, m) in enumerate(zip(feats, self.convs, masks)):
            y = conv(feat)
            if lvl == 1:
                y = y.relu()
            outs.append(y * m.float())  #> MQ202
        return outs


class FillHead(nn.Module):
    def __init__(self, channels, num_levels):
        super().__init__()
        self.convs = nn.ModuleList([nn.Conv2d(channels, channels, 3, padding=1) for _ in range(num_levels)])

    def forward(self, feats, masks):
        return [conv(f).masked_fill(~m, 0.0) for f, conv, m in zip(feats, self.convs, masks)]
