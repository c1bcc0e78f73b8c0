class FillMixin:
    def suppress(self, x, keep):
        return x.masked_fill(~keep.unsqueeze(-1), 0.0)


class ZeroTestMixin:
    flag_off = 0

    def is_on(self, flag):
        off = flag == self.flag_off
        return off.logical_not()

    @property
    def limit(self):
        return 0.5
