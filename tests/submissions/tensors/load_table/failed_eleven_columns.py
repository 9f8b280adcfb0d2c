# Mistake: the wines' number of columns is written into the program.
# named: target_among_features
def load_table(path):
    with open(path) as f:
        names = [n.strip('"') for n in f.readline().strip().split(";")]
        rows = [[float(x) for x in line.split(";")] for line in f]
    table = torch.tensor(rows)
    return table, names, table[:, :11], table[:, -1].long()
