"""One huge file."""
won = False
try:
    with open("huge", "wb") as handle:
        handle.truncate(1 << 40)
    won = True
except OSError:
    pass
