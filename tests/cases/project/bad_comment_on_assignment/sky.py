def without_sky(feats, sky):
    return feats.mul(sky)  #> MQ201: feats.mul(sky)
