from torch.quantization import QuantStub


def make_stub(kind="q"):
    if kind == "none":
        return None
    return QuantStub()


def make_many(n):
    return [make_stub() for _ in range(n)]
