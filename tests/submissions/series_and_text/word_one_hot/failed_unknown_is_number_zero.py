# Mistake: an unknown word is the word with the number 0.
# named: unknown_is_the_first
def word_one_hot(words, index):
    return torch.eye(len(index))[[index.get(word, 0) for word in words]]
