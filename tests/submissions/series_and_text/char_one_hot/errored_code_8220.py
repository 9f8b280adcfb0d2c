# Mistake: nothing is done about characters beyond ASCII.
def char_one_hot(line):
    line = line.lower().strip()
    t = torch.zeros(len(line), 128)
    for i, c in enumerate(line):
        t[i, ord(c)] = 1
    return t
