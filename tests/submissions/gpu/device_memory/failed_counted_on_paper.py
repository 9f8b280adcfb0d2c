# Mistake: four bytes a number, counted and not measured.
def bytes_taken(thing):
    if isinstance(thing, nn.Module):
        return sum(4 * p.numel() for p in thing.parameters())
    return 4 * thing.numel()


def column_sums(X):
    device = "cuda:0" if torch.cuda.is_available() else "cpu"
    even = X[::2].to(device).sum(0)
    odd = X[1::2].to(device).sum(0)
    return (even + odd).cpu()
