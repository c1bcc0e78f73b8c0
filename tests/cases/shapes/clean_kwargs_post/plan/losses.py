from torch import nn


class PlanLoss(nn.Module):
    def forward(self, pred, target, valid):
        weight = (valid == 1).float()
        hit = (target >= 1).int()
        return ((pred - target).abs() * weight.unsqueeze(-1)).sum() / weight.sum() + hit.sum()
