from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class GridHead(nn.Module):
    def __init__(self):
        super().__init__()
        self.grid_quant = QuantStub()
        self.wall_quant = QuantStub()
        self.dequant = DeQuantStub()

    def decode(self, grid, walls):
        raise NotImplementedError

    def forward(self, grid, walls):
        grid = self.decode(self.grid_quant(grid), self.wall_quant(walls))
        return self.dequant(grid)
