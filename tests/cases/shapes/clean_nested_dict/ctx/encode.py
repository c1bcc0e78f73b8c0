def encode(node):
    node["alive"] = node["raw_flag"] == 1
    node["empty"] = node["flag"] == 0
    return node


def decode(ctx):
    agents = ctx["agents"]
    x = agents["feat"]
    x = x.masked_fill(~agents["alive"].unsqueeze(-1), 0.0)
    x = x * agents["flag"].unsqueeze(-1)
    return x.masked_fill(agents["empty"].unsqueeze(-1), 0.0)


def report(ctx):
    meta = ctx["meta"]
    if meta["frame"] == 1 or "agents" not in ctx:
        return None
    return meta["state"].int(), meta["state"] == 1
