from tests_ import make_counter, make_test
from torch import nn
from torch.quantization import QuantStub


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.is_on = make_test(1)
        self.over = make_test(1, op="ge")
        self.over_half = make_test(0.5, "ge")

    def forward(self, x):
        q = self.quant(x)
        hot, cold = make_counter(), make_counter()
        hot(q)
        cold(x)
        a = hot(q)[0].int()  #> MQ301
        b = cold(x)[0].int()
        return self.is_on(q), self.over(q), self.over_half(q), a, b
