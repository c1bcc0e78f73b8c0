def decode(y):
    hit = y.flatten(1).int()  #> MQ301
    print(hit.shape)
    return y


def decode_cpu(y, roi):
    inside = roi == 1
    return y * inside
