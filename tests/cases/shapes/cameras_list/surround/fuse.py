def fuse_cameras(cams):
    acc = cams[0]["feat"]
    for cam in cams[1:]:
        if cam["name"] == "front":
            continue
        seen = cam["vis"] == 1  #> MQ101
        acc = acc + cam["feat"].masked_fill(~seen.unsqueeze(-1), 0.0)
    return acc


def calibrated(cams):
    flags = []
    for cam in cams:
        flags.append(cam["fresh"] == 1)
    return flags


def weigh(cams):
    outs = []
    for cam in cams:
        on = cam["fresh"].bool()
        outs.append(cam["feat"] * on.unsqueeze(-1))  #> MQ201
    return outs
