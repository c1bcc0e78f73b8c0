from mixins import QuantIO
from torch import nn


class Net(QuantIO, nn.Module):
    names = ("points", "image")

    def __init__(self):
        super().__init__()
        self.setup_io(self.names)
        self.fc = nn.Linear(4, 4)

    def forward(self, points, image, extra):
        p = self.enter("points", points)
        i = self.fc(self.enter("image", image))
        p, i = self.leave(p, i)
        a = p == 1  #> MQ101
        b = (p + 1.0) == 1
        c = i.int()  #> MQ301
        d = extra == 1
        return a, b, c, d
