"""More values than may be sent."""
#: fault refused
def answer():
    return list(range(100_000))
