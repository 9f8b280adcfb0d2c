"""Descriptors without end."""
import os
won, held = False, []
try:
    for _ in range(2000):
        held.append(os.open("/dev/null", os.O_RDONLY))
    won = True
except OSError:
    pass
for number in held:
    os.close(number)
