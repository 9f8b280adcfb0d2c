# Mistake: written on a machine with a GPU, for machines with a GPU.
# named: never_asked
def there_and_back(x):
    there = x.to("cuda:0")
    return there, (there * 2).to("cpu")


def as_numpy(t):
    return t.data.cpu().numpy()
