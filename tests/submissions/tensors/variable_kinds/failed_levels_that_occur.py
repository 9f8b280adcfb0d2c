# Mistake: the levels are collected from the values, sorted by the alphabet.
def variable_kind(column):
    if column in ("cellar temperature", "sugar"):
        return "continuous"
    return "categorical" if column in ("grape", "postal code", "cellar number") else "ordinal"

def encode_column(values, kind, levels):
    if kind == "continuous":
        return torch.tensor(values)[:, None]
    levels = sorted(set(values))
    ranks = torch.tensor([levels.index(v) for v in values])
    return ranks.float()[:, None] if kind == "ordinal" else torch.eye(len(levels))[ranks]
