# Style: match with guards, arrays of strings compared by broadcasting.
def variable_kind(column):
    match column:
        case "cellar temperature" | "sugar":
            return "continuous"
        case "medal" | "sweetness" | "bottle size":
            return "ordinal"
        case "grape" | "postal code" | "cellar number":
            return "categorical"
    raise KeyError(column)

def encode_column(values, kind, levels):
    column = np.array(values)[:, np.newaxis]
    if kind != "continuous":
        column = (column == np.array(levels)[np.newaxis]).astype(int)
    if kind == "ordinal":
        column = column.argmax(axis=1, keepdims=True)
    return torch.from_numpy(column.astype(np.float32))
