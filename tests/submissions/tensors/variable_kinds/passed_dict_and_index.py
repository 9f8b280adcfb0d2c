# Style: a dict of kinds; comprehensions with list.index.
KINDS = {
    "cellar temperature": "continuous", "sugar": "continuous",
    "sweetness": "ordinal", "medal": "ordinal", "bottle size": "ordinal",
    "grape": "categorical", "postal code": "categorical", "cellar number": "categorical",
}

def variable_kind(column):
    return KINDS[column]

def encode_column(values, kind, levels):
    if kind == "continuous":
        return torch.tensor(values).unsqueeze(1)
    ranks = torch.tensor([levels.index(v) for v in values])
    if kind == "ordinal":
        return ranks.float().unsqueeze(1)
    return F.one_hot(ranks, len(levels)).float()
