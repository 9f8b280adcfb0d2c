"""A list in a list in a list."""
#: fault refused
def answer():
    x = []
    for _ in range(100):
        x = [x]
    return x
