from interface import Masker


class ProductMasker(Masker):
    def apply_mask(self, feat, blocked):
        return feat.masked_fill(blocked, 0.0)
