"""Calls home over TCP."""
#: control
import socket
won = False
try:
    s = socket.create_connection(("127.0.0.1", WORLD["tcp"]), 1)
    s.send(b"loot")
    won = True
except OSError:
    pass
