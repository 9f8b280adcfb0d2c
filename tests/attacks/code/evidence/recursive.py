"""A list that holds itself."""
#: fault refused
def answer():
    x = []
    x.append(x)
    return x
