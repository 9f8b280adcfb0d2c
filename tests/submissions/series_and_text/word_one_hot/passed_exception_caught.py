# Style: try and except, whole numbers in lists.
def word_one_hot(words, index):
    table = []
    for word in words:
        row = [0 for _ in index]
        try:
            row[index[word]] = 1
        except KeyError:
            pass
        table.append(row)
    return torch.tensor(table)
