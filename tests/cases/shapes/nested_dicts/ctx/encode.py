def encode_agents(node):
    node["alive"] = node["flag"] == 1  #> MQ101
    node["empty"] = node["flag"] == 0


def encode_map(node):
    node["alive"] = node["flag"] == 1
    node["empty"] = node["flag"] == 0


def decode(ctx):
    agents, lanes = ctx["agents"], ctx["map"]
    x = agents["feat"]
    y = lanes["feat"].masked_fill(lanes["empty"].unsqueeze(-1), 0.0)
    x = x * agents["alive"].unsqueeze(-1)  #> MQ201
    x = x.masked_fill(agents["empty"].unsqueeze(-1), 0.0)
    return {"agents": {"out": x}, "map": {"out": y}}
