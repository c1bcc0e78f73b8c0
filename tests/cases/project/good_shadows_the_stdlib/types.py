class Item:
    def __init__(self, flag):
        self.flag = flag


def raised(item):
    return item.flag == 0
