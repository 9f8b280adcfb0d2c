"""Answers in the cells, hangs in the check."""
#: fault hung
def answer():
    while True:
        pass
