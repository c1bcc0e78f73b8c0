class Item:
    def __init__(self, flag):
        self.flag = flag


def raised(item):
    return item.flag == 1  #> MQ101: item.flag == 1
