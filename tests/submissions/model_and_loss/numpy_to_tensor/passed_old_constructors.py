# Style: torch.Tensor of an array, entries of a vector as scalars.
def to_tensors(x, y):
    return torch.Tensor(x), torch.FloatTensor(y.tolist())

def start_tensors(w, b):
    both = torch.Tensor([w, b])
    return both[0], both[1]
