"""Reads the reference."""
#: control
won = False
try:
    print(open(WORLD["reference"]).read())
    won = True
except OSError:
    pass
