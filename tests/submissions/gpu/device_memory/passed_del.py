# Style: del after each half; nothing is measured without a GPU.
def bytes_taken(thing):
    if torch.cuda.is_available():
        start = torch.cuda.memory_allocated(0)
        thing_on_gpu = thing.cuda()
        return torch.cuda.memory_allocated(0) - start
    return 0


def column_sums(X):
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    half = X[0::2].to(device)
    total = half.sum(dim=0)
    del half
    half = X[1::2].to(device)
    total += half.sum(dim=0)
    del half
    return total.to("cpu")
