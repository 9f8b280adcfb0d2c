# Mistake: characters beyond ASCII get no row.
# named: others_dropped
def char_one_hot(line):
    codes = [ord(c) for c in line.lower().strip() if ord(c) < 128]
    return torch.eye(128)[codes]
