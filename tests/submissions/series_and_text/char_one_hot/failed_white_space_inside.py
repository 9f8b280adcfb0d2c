# Mistake: all white space is taken out, the spaces between the words too.
def char_one_hot(line):
    codes = [ord(c) if ord(c) < 128 else 0 for c in "".join(line.lower().split())]
    return torch.eye(128)[codes]
