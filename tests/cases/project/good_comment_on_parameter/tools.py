def pick(feats, mine):
    return feats * mine
