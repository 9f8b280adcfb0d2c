# Mistake: encode's replacement for what it cannot encode is a question mark.
def char_one_hot(line):
    codes = torch.tensor(list(line.lower().strip().encode("ascii", "replace")))
    return F.one_hot(codes, 128).float()
