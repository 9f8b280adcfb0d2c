# Style: a dict of columns in plain Python; cat and stack put them together.
def load_table(path):
    lines = open(path).read().splitlines()
    columns = {name.strip('"'): [] for name in lines[0].split(";")}
    for line in lines[1:]:
        for column, entry in zip(columns.values(), line.split(";")):
            column.append(float(entry))
    *names, last = columns
    features = torch.stack([torch.tensor(columns[name]) for name in names], dim=1)
    target = torch.tensor([int(score) for score in columns[last]])
    table = torch.cat([features, target[:, None].float()], dim=1)
    return table, names + [last], features, target
