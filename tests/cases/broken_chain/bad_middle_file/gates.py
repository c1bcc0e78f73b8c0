"""Reached directly by one call, and through the broken file by another one."""


def open_gate(x, gate):
    return x * gate  #> MQ201: x * gate
