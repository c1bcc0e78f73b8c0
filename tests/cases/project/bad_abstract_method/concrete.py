from interface import Masker


class ProductMasker(Masker):
    def apply_mask(self, feat, blocked):
        return feat * blocked  #> MQ201: feat * blocked
