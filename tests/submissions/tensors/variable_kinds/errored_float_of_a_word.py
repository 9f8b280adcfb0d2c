# Mistake: every column goes through the same conversion, words too.
def variable_kind(column):
    if column in ("cellar temperature", "sugar"):
        return "continuous"
    return "categorical" if column in ("grape", "postal code", "cellar number") else "ordinal"

def encode_column(values, kind, levels):
    numbers = torch.tensor(values, dtype=torch.float32).view(-1, 1)
    if kind == "categorical":
        return F.one_hot(numbers.long().flatten(), len(levels)).float()
    return numbers
