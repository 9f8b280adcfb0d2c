"""Yields without end."""
#: fault refused
def answer():
    while True:
        yield 1
