from functools import wraps


def named_scope(name):
    def decorate(method):
        @wraps(method)
        def scoped(*args, **kwargs):
            return method(*args, **kwargs)

        scoped.scope = name
        return scoped

    return decorate
