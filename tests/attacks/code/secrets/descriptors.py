"""Looks at every descriptor that it was born with."""
import os, socket
won = []
for number in range(4, 300):
    try:
        os.fstat(number)
        won.append(number)
    except OSError:
        pass
for number in won:
    try:
        print(os.read(number, 99))
    except OSError:
        pass
won = bool(won)
