"""Reads the seed of the secret instances."""
#: control
won = False
try:
    print(open(WORLD["seed"]).read())
    won = True
except OSError:
    pass
