# Mistake: only the last digit of the date is kept.
# named: last_digit_only
def load_hours(path):
    return torch.from_numpy(np.loadtxt(path, dtype=np.float32, delimiter=",", skiprows=1,
                                       converters={1: lambda d: float(d[-1])}))
