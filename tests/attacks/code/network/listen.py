"""Listens for somebody to call."""
#: control
import socket
won = False
try:
    s = socket.socket()
    s.bind(("127.0.0.1", 0))
    s.listen()
    won = True
except OSError:
    pass
