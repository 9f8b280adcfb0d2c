# Mistake: strip returns another string, and nobody keeps it.
# named: ends_not_stripped
def char_one_hot(line):
    line = line.lower()
    line.strip()
    codes = [ord(c) if ord(c) < 128 else 0 for c in line]
    return torch.eye(128)[codes]
