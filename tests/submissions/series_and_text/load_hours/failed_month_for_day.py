# Mistake: the middle of the date is the month.
# named: month_kept
def load_hours(path):
    return torch.from_numpy(np.loadtxt(path, dtype=np.float32, delimiter=",", skiprows=1,
                                       converters={1: lambda d: float(d[5:7])}))
