TRACK_CFG = dict(type="tracknet", dim=64, attention="attention", head="status")

TRACK_SOFT_CFG = {
    **TRACK_CFG,
    "attention": "soft_attention",
    "head": "plain_status",
}

CONFIGS = {"track": TRACK_CFG, "track_soft": TRACK_SOFT_CFG}
