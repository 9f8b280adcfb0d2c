"""Reads what a neighbour handed in."""
#: control
won = False
try:
    print(open(WORLD["neighbour"]).read())
    won = True
except OSError:
    pass
