# Mistake: the table stays in NumPy's float64.
# named: double_precision
def load_hours(path):
    return torch.from_numpy(np.loadtxt(path, delimiter=",", skiprows=1, converters={1: lambda d: float(d[8:])}))
