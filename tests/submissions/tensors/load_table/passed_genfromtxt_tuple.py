# Style: a named tuple, and genfromtxt, which reads the header as a line without numbers.
from collections import namedtuple
Table = namedtuple("Table", "table names features target")

def load_table(path):
    numbers = np.genfromtxt(path, delimiter=";", skip_header=1)
    with open(path, encoding="utf-8") as lines:
        names = [eval(name) for name in next(lines).split(";")]
    t = torch.tensor(numbers, dtype=torch.float)
    return Table(t, names, t.narrow(1, 0, len(names) - 1), t.select(1, -1).to(torch.int64))
