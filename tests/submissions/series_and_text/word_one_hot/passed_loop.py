# Style: zeros and a loop with an if.
def word_one_hot(words, index):
    encoded = torch.zeros(len(words), len(index))
    for i, word in enumerate(words):
        if word in index:
            encoded[i][index[word]] = 1.0
    return encoded
