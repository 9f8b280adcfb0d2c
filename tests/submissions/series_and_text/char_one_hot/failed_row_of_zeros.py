# Mistake: a character beyond ASCII has a row of zeros.
def char_one_hot(line):
    line = line.lower().strip()
    t = torch.zeros(len(line), 128)
    for i, c in enumerate(line):
        if ord(c) < 128:
            t[i, ord(c)] = 1
    return t
