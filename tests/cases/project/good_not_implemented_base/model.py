"""Silent: the subclass compares with a fraction."""
from base import GridHead


class ParkingHead(GridHead):
    def decode(self, grid, walls):
        return grid.masked_fill(walls > 0.5, 0.0)
