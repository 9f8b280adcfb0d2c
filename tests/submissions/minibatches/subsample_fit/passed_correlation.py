# Style: slope and its error from the correlation coefficient, with the statistics of torch.
def subsample_fit(x, y, every):
    both = torch.stack([x, y])[:, ::every]
    table = torch.cov(both)
    slope = table[0, 1] / table[0, 0]
    middle = both.mean(dim=1)
    return torch.tensor([middle[1] - slope * middle[0], slope])


def slope_error(x, y, every):
    both = torch.stack([x, y])[:, ::every]
    r = torch.corrcoef(both)[0, 1]
    sx, sy = both.std(dim=1)
    return sy / sx * ((1 - r**2) / (both.shape[1] - 2)) ** 0.5
