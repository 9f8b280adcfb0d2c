# Style: from_numpy and float(); numbers by way of Python's float; a list returned.
def to_tensors(x, y):
    return [torch.from_numpy(a).float() for a in (x, y)]

def start_tensors(w, b):
    return [torch.tensor(float(number)) for number in (w, b)]
