"""Not the queue of the standard library."""


class FrameQueue:
    def __init__(self, maxsize=0):
        self.maxsize = maxsize
        self.feat = None
        self.flag = None

    def full(self):
        return self.feat is not None and self.maxsize == 1

    def put(self, feat, flag):
        self.feat = feat
        self.flag = flag

    def latest(self):
        return self.feat, self.flag
