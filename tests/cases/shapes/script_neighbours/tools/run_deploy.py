# -*- coding: utf-8 -*-
# usage: cd tools && python run_deploy.py
import argparse

import torch
from torch import nn
from torch.quantization import QuantStub, DeQuantStub

import nets
from post import decode, decode_cpu


class Deploy(nn.Module):
    def __init__(self, c=16):
        super(Deploy, self).__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.body = nets.TinyBody(c)

    def forward(self, x, roi):
        y = self.body(self.quant(x))
        y = decode(y)
        return decode_cpu(self.dequant(y), roi)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--batch', type=int, default=1)
    args = parser.parse_args()
    if args.batch == 1:
        print('single')
    Deploy()(torch.randn(args.batch, 3, 8, 8), torch.ones(args.batch, 1, 8, 8))


if __name__ == '__main__':
    main()
