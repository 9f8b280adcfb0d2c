# Mistake: the list is sorted with its repeated words, so a number is the place of the last of them.
# named: repeated_words_take_places
def word_index(path, encoding):
    with open(path, encoding=encoding) as f:
        words = [w.strip('.,;:"!?“”_-') for w in f.read().lower().split()]
    return {w: i for i, w in enumerate(sorted(words))}
