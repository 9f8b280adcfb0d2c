"""Opens an IPv6 socket."""
import socket
won = False
try:
    socket.socket(socket.AF_INET6, socket.SOCK_STREAM)
    won = True
except OSError:
    pass
