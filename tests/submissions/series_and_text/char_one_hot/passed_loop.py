# Style: zeros and a loop with enumerate.
def char_one_hot(line):
    line = line.lower().strip()
    t = torch.zeros(len(line), 128)
    for i, letter in enumerate(line):
        index = ord(letter) if ord(letter) < 128 else 0
        t[i][index] = 1
    return t
