def pick(feats, mine):
    return feats * mine  #> MQ201: feats * mine
