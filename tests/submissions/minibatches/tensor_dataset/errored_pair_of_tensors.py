# Mistake: the tuple of the two tensors.
# named: just_a_tuple
def make_dataset(n, ones):
    x = torch.arange(n).float()
    return x, (x < ones).float()
