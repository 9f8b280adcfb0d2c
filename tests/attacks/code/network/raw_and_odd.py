"""Every family of sockets and every kind, except pairs within itself."""
import socket
won = []
for family in range(2, 46):
    for kind in (1, 2, 3, 5):
        try:
            socket.socket(family, kind).close()
            won.append((family, kind))
        except OSError:
            pass
print(won)
won = bool(won)
