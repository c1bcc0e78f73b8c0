"""Trace the float model before it is prepared."""
import argparse

import torch

from agentnet import build_predictor
from configs.agent_small import model as model_cfg
from configs.agent_small import test_cfg


def example(batch=1, agents=32, lines=64):
    return {
        "agent": {"feature": torch.randn(batch, agents, 20, 8)},
        "map": {"points": torch.randn(batch, lines, 20, 5), "valid": torch.ones(batch, lines, 20)},
        "ego": {"command": torch.zeros(batch, dtype=torch.long)},
    }


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--out", default="agent.pt")
    args = parser.parse_args()
    model = build_predictor(model_cfg, test_cfg=test_cfg)
    model.eval()
    torch.jit.save(torch.jit.trace(model, example(), strict=False), args.out)


if __name__ == "__main__":
    main()
