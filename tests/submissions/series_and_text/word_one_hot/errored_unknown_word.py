# Mistake: nothing is done about a word that the vocabulary does not hold.
def word_one_hot(words, index):
    encoded = torch.zeros(len(words), len(index))
    for i, word in enumerate(words):
        encoded[i, index[word]] = 1
    return encoded
