# Mistake: the header is read, and then one more line is skipped.
# named: first_row_lost
def load_table(path):
    f = open(path)
    names = [n.strip('"') for n in f.readline().strip().split(";")]
    data = np.loadtxt(f, delimiter=";", skiprows=1, dtype=np.float32, ndmin=2)
    table = torch.from_numpy(data)
    return table, names, table[:, :-1], table[:, -1].long()
