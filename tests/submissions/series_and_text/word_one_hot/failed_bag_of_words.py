# Mistake: one row for the whole line.
def word_one_hot(words, index):
    row = torch.zeros(1, len(index))
    for word in words:
        if word in index:
            row[0, index[word]] = 1
    return row
