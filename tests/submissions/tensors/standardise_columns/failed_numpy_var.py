# Mistake: NumPy's variance, which divides by n.
# named: divided_by_n
def standardise_columns(table):
    t = table.numpy()
    means, variances = t.mean(0), t.var(0)
    return torch.from_numpy(means), torch.from_numpy(variances), torch.from_numpy((t - means) / np.sqrt(variances))
