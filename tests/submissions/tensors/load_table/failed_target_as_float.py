# Mistake: the target stays a float.
# named: target_left_float
def load_table(path):
    data = np.loadtxt(path, dtype=np.float32, delimiter=";", skiprows=1)
    names = [n.strip('"') for n in open(path).readline().strip().split(";")]
    table = torch.from_numpy(data)
    return table, names, table[:, :-1], table[:, -1]
