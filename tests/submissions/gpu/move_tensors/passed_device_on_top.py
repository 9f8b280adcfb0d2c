# Style: the device is a global of the cell, tuples, operators.
device = "cuda" if torch.cuda.is_available() else "cpu"


def there_and_back(x):
    there = x.to(device)
    doubled = there * 2
    return there, doubled.to("cpu")


def as_numpy(t):
    return t.detach().to("cpu").numpy()
