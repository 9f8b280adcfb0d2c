# Mistake: the bytes of UTF-8 are taken for characters.
# named: bytes_not_characters
def char_one_hot(line):
    codes = torch.tensor(list(line.lower().strip().encode()))
    codes[codes > 127] = 0
    return F.one_hot(codes, 128).float()
