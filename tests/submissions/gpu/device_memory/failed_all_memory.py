# Mistake: what was there before is counted, too.
# named: all_that_is_taken
def bytes_taken(thing):
    there = thing.to("cuda:0" if torch.cuda.is_available() else "cpu")
    return torch.cuda.memory_allocated()


def column_sums(X):
    device = "cuda:0" if torch.cuda.is_available() else "cpu"
    even = X[::2].to(device).sum(0)
    odd = X[1::2].to(device).sum(0)
    return (even + odd).cpu()
