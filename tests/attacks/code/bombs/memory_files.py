"""Memory by files in shared memory and in the scratch directory."""
#: levels A
won, written = False, 0
for folder in ("/dev/shm", "."):
    try:
        for number in range(400):
            with open(f"{folder}/{number}", "wb") as handle:
                written += handle.write(b"x" * 1_000_000)
        won = True
    except OSError:
        pass
won = won or written > 50_000_000
