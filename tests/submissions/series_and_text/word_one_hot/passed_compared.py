# Style: -1 stands for unknown, and is no column's number; the comparison is returned as it is.
def word_one_hot(words, index):
    places = np.array([index[w] if w in index else -1 for w in words])
    return torch.from_numpy(np.equal.outer(places, np.arange(len(index))))
