from bank import Bank
from torch import nn
from torch.quantization import QuantStub


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.bank = Bank()
        self.raw_bank = Bank(size=1)

    def store(self, x, t):
        self.bank.push(self.quant(x))
        self.raw_bank.push(t, key="t")

    def forward(self, x, t):
        self.store(x, t)
        a = self.bank.latest() == 1  #> MQ101
        b = self.raw_bank.latest() == 1
        c = self.raw_bank.by_key("t") == 1
        if len(self.bank) == 1:
            return a
        return a, b, c, self.bank.latest().int(), self.raw_bank.latest().int()  #> MQ301
