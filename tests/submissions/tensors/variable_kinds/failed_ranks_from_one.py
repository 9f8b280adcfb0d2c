# Mistake: the lowest level gets rank 1.
# named: ranks_from_one
def variable_kind(column):
    if column in ("cellar temperature", "sugar"):
        return "continuous"
    return "categorical" if column in ("grape", "postal code", "cellar number") else "ordinal"

def encode_column(values, kind, levels):
    if kind == "continuous":
        return torch.tensor(values)[:, None]
    ranks = torch.tensor([levels.index(v) for v in values])
    return ranks.float()[:, None] + 1 if kind == "ordinal" else torch.eye(len(levels))[ranks]
