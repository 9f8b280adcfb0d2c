"""Sends a datagram."""
#: control
import socket
won = False
try:
    s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    s.sendto(b"loot", ("127.0.0.1", WORLD["udp"]))
    won = True
except OSError:
    pass
