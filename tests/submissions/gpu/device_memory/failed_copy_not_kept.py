# Mistake: nobody holds the copy when the memory is read.
# named: copy_thrown_away
def bytes_taken(thing):
    device = "cuda:0" if torch.cuda.is_available() else "cpu"
    before = torch.cuda.memory_allocated()
    thing.to(device)
    after = torch.cuda.memory_allocated()
    return after - before


def column_sums(X):
    device = "cuda:0" if torch.cuda.is_available() else "cpu"
    even = X[::2].to(device).sum(0)
    odd = X[1::2].to(device).sum(0)
    return (even + odd).cpu()
