# Style: torch.tensor with a dtype, four times.
def to_tensors(x, y):
    return torch.tensor(x, dtype=torch.float32), torch.tensor(y, dtype=torch.float32)

def start_tensors(w, b):
    return torch.tensor(w, dtype=torch.float32), torch.tensor(b, dtype=torch.float32)
