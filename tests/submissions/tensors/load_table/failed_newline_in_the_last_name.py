# Mistake: the quotes are cut off before the end of the line is, so the last name keeps a quote and a newline.
def load_table(path):
    with open(path) as f:
        names = [n.strip('"') for n in f.readline().split(";")]
        rows = [[float(x) for x in line.split(";")] for line in f]
    table = torch.tensor(rows)
    return table, names, table[:, :-1], table[:, -1].long()
