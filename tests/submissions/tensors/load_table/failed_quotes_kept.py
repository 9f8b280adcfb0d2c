# Mistake: the names keep their quotes.
# named: quotes_kept
def load_table(path):
    with open(path) as f:
        names = f.readline().strip().split(";")
        rows = [[float(x) for x in line.split(";")] for line in f]
    table = torch.tensor(rows)
    return table, names, table[:, :-1], table[:, -1].long()
