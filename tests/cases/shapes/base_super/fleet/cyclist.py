from .head import BaseHead, PlainHead


class CyclistHead(BaseHead):
    def forward(self, points, flag, pad_mask):
        feat = self.embed(points)
        pm = self.quant(pad_mask)  #> MQ402
        out = super().forward(feat, self.quant_flag(flag))
        return self.dequant(out * pm)


class CyclistTeacher(PlainHead):
    def forward(self, points, flag):
        return super().forward(points, flag)
