# Mistake: words count as categories, medals and sizes too; a category is encoded as an ordered one.
# named: ranks_for_categories
def variable_kind(column):
    if column in ("cellar temperature", "sugar"):
        return "continuous"
    return "ordinal" if column == "cellar number" else "categorical"

def encode_column(values, kind, levels):
    if kind == "continuous":
        return torch.tensor(values)[:, None]
    return torch.tensor([float(levels.index(v)) for v in values])[:, None]
