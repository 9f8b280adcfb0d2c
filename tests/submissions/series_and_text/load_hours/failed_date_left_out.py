# Mistake: the column of dates is left out.
def load_hours(path):
    columns = [j for j in range(17) if j != 1]
    return torch.from_numpy(np.loadtxt(path, dtype=np.float32, delimiter=",", skiprows=1, usecols=columns))
