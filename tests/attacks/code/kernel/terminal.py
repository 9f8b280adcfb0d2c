"""Types into a terminal."""
import fcntl
won = False
for number in range(3):
    try:
        fcntl.ioctl(number, 0x5412, b"x")
        won = True
    except OSError:
        pass
