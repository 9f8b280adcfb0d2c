# Mistake: the inputs up to and including `ones` have the target 1.
# named: one_more
def make_dataset(n, ones):
    x = torch.arange(n).float()
    return torch.utils.data.TensorDataset(x, (x <= ones).float())
