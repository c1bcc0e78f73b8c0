def make_test(number, op="eq"):
    def eq(t):
        return t == number  #> MQ101

    def ge(t):
        return t >= number  #> MQ102

    return {"eq": eq, "ge": ge}[op]


def make_counter():
    seen = []

    def add(t):
        seen.append(t)
        return seen

    return add
