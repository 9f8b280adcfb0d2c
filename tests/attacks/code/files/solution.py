"""Reads the solution."""
#: control
won = False
try:
    print(open(WORLD["solution"]).read())
    won = True
except OSError:
    pass
