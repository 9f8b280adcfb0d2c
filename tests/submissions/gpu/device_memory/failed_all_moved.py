# Mistake: all of X goes to the device.
# named: all_rows_moved
def bytes_taken(thing):
    device = "cuda:0" if torch.cuda.is_available() else "cpu"
    before = torch.cuda.memory_allocated()
    moved = thing.to(device)
    after = torch.cuda.memory_allocated()
    return after - before


def column_sums(X):
    X = X.to("cuda:0" if torch.cuda.is_available() else "cpu")
    even, odd = X[::2], X[1::2]
    return (even.sum(0) + odd.sum(0)).cpu()
