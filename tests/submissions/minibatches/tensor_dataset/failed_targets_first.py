# Mistake: targets and inputs are handed over the wrong way round.
# named: target_first
def make_dataset(n, ones):
    inputs = torch.arange(n, dtype=torch.float)
    targets = torch.zeros(n)
    targets[torch.arange(ones)] = 1.0
    return torch.utils.data.TensorDataset(targets, inputs)
