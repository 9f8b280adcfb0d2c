# Style: codes in a tensor, masked_fill, F.one_hot, which is int64.
def char_one_hot(line):
    codes = torch.tensor([ord(c) for c in line.strip().lower()])
    codes = codes.masked_fill(codes > 127, 0)
    return F.one_hot(codes, num_classes=128)
