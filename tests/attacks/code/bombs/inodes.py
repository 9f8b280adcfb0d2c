"""Files without end."""
#: levels A
import os
won = False
try:
    for number in range(25_000):
        os.mkdir(str(number))
    won = True
except OSError:
    pass
