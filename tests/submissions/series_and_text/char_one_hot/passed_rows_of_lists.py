# Style: rows as lists of floats, put together with +.
def char_one_hot(line):
    rows = []
    for c in line.lower().strip():
        code = ord(c)
        if not c.isascii():
            code = 0
        rows.append([0.0] * code + [1.0] + [0.0] * (127 - code))
    return torch.tensor(rows)
