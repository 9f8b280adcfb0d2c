"""Output by descriptor."""
import os
won = False
for number in (0, 1, 2):
    try:
        for _ in range(100):
            os.write(number, b"x" * 1_000_000)
    except OSError:
        pass
