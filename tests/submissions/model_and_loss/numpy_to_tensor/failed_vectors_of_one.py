# Mistake: a list with one number is a vector.
# named: vectors_of_one
def to_tensors(x, y):
    return torch.from_numpy(x).float(), torch.from_numpy(y).float()

def start_tensors(w, b):
    return torch.tensor([w]).float(), torch.tensor([b]).float()
