from base import Template


class Bad(Template):
    def head(self, q, dist):
        return q * (dist < 2.0)  #> MQ201


class Good(Template):
    def head(self, q, dist):
        return q.masked_fill(dist < 2.0, 0.0)


class RawInside(Template):
    """Undoes what the base does: the head sees the float."""

    def transform(self, x):
        return x

    def head(self, q, dist):
        return q * (dist < 2.0)
