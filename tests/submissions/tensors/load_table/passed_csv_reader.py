# Style: the csv module, rows of floats, a tensor of them.
import csv

def load_table(path):
    with open(path, newline="") as f:
        reader = csv.reader(f, delimiter=";")
        names = next(reader)
        rows = [[float(entry) for entry in row] for row in reader]
    table = torch.tensor(rows)
    return table, names, table[:, :-1], table[:, -1].long()
