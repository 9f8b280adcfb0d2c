# Mistake: in a loop the old half lives until the new one has its name.
# named: first_half_still_there
def bytes_taken(thing):
    device = "cuda:0" if torch.cuda.is_available() else "cpu"
    before = torch.cuda.memory_allocated()
    moved = thing.to(device)
    after = torch.cuda.memory_allocated()
    return after - before


def column_sums(X):
    device = "cuda:0" if torch.cuda.is_available() else "cpu"
    total = torch.zeros(X.shape[1], dtype=X.dtype)
    for k in range(2):
        half = X[k::2].to(device)
        total += half.sum(0).cpu()
    return total
