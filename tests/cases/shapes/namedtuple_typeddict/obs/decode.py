from .types import HeadOut, Obs


def decode(obs: Obs, raw) -> HeadOut:
    feat, flag, step = obs
    if step == 1:
        feat = feat.contiguous()
    out: HeadOut = {"logits": feat, "raw": raw}
    out["hit"] = flag
    return out


def finish(out: HeadOut):
    hit = out["hit"].bool()  #> MQ501
    on = out["raw"].bool()
    return out["logits"].masked_fill((hit & on).unsqueeze(-1), 0.0)


def number(obs: Obs):
    if obs[0].shape[-1] == 1:
        return None
    return obs[1].short()  #> MQ301


def first(obs: Obs) -> bool:
    return obs.step == 1
