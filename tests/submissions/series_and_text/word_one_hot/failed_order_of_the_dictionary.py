# Mistake: the columns are numbered as the dictionary lists its words, not by their numbers.
# named: order_of_the_dictionary
def word_one_hot(words, index):
    known = list(index)
    encoded = torch.zeros(len(words), len(known))
    for i, word in enumerate(words):
        if word in known:
            encoded[i, known.index(word)] = 1
    return encoded
