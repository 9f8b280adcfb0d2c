"""Output without end, by print and by display."""
won = False
for _ in range(2000):
    print("loot" * 25_000)
    display("x" * 100_000)
