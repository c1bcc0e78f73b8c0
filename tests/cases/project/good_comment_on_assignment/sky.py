def without_sky(feats, sky):
    return feats.mul(sky)
