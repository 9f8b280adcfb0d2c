# Mistake: types are left to PyTorch: float64 of the array, int64 of a whole number.
# named: float_thrown_away
# named: still_double
# named: type_of_the_number
def to_tensors(x, y):
    return torch.from_numpy(x), torch.from_numpy(y)

def start_tensors(w, b):
    return torch.tensor(w), torch.tensor(b)
