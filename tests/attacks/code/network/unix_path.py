"""Talks to a service by the path of its socket."""
#: control
import socket
won = False
try:
    s = socket.socket(socket.AF_UNIX)
    s.connect(WORLD["unix"])
    s.send(b"loot")
    won = True
except OSError:
    pass
