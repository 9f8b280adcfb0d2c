# Mistake: the row of a word is asked of list.index, so a word that comes again leaves its row empty.
def word_one_hot(words, index):
    encoded = torch.zeros(len(words), len(index))
    for word in words:
        if word in index:
            encoded[words.index(word), index[word]] = 1
    return encoded
