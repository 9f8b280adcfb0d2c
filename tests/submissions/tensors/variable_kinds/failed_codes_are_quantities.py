# Mistake: whatever is written in digits counts as a quantity.
# named: every_number_is_a_quantity
def variable_kind(column):
    if column in ("cellar temperature", "sugar", "postal code", "cellar number"):
        return "continuous"
    return "categorical" if column == "grape" else "ordinal"

def encode_column(values, kind, levels):
    if kind == "continuous":
        return torch.tensor(values)[:, None]
    ranks = torch.tensor([levels.index(v) for v in values])
    return ranks.float()[:, None] if kind == "ordinal" else torch.eye(len(levels))[ranks]
