# Style: a class for each kind, looked up by its name.
class Continuous:
    columns = {"cellar temperature", "sugar"}
    def encode(self, value, levels):
        return [float(value)]

class Ordinal:
    columns = {"sweetness", "medal", "bottle size"}
    def encode(self, value, levels):
        return [float({level: rank for rank, level in enumerate(levels)}[value])]

class Categorical:
    columns = {"grape", "postal code", "cellar number"}
    def encode(self, value, levels):
        return [1.0 if value == level else 0.0 for level in levels]

def variable_kind(column):
    for kind in (Continuous, Ordinal, Categorical):
        if column in kind.columns:
            return kind.__name__.lower()

def encode_column(values, kind, levels):
    encoder = {"continuous": Continuous, "ordinal": Ordinal, "categorical": Categorical}[kind]()
    return torch.tensor([encoder.encode(v, levels) for v in values], dtype=torch.float32)
