from sub import Pool, Report
from torch import nn
from torch.quantization import QuantStub


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.quant_b = QuantStub()
        self.fc = nn.Linear(8, 8)
        self.pool = Pool()
        self.report = Report()

    def forward(self, x, y):
        q = self.quant(x)  #> MQ401
        a = self.pool(self.fc(q), q[..., -1:])
        r = self.quant_b(y)
        b = self.report(self.fc(r), r[..., -1:])
        return a, b
