def split_inputs(inputs):
    img, agents = inputs
    return img, agents


def describe(x):
    if x.shape[0] == 1:
        print("one sample", tuple(x.shape))
    else:
        print("batch of", x.shape[0])


def used_rows(agents):
    """On the raw array of the data set."""
    used = agents[..., -1] == 1
    return agents[used]
