"""Memory in the kernel: pipes and socket pairs, made large."""
import fcntl, os, socket
won, held = False, []
try:
    for _ in range(300):
        a, b = os.pipe()
        held.append(fcntl.fcntl(b, 1031, 1 << 20))
    won = True
except OSError:
    pass
