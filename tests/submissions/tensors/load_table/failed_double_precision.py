# Mistake: the numbers stay float64, as NumPy reads them.
# named: doubles_kept
def load_table(path):
    data = np.loadtxt(path, delimiter=";", skiprows=1)
    names = open(path).readline().strip().replace('"', '').split(";")
    table = torch.from_numpy(data)
    return table, names, table[:, :-1], table[:, -1].long()
