# Style: NumPy's unique, whose strings and numbers are NumPy's own.
def word_index(path, encoding):
    import codecs
    with codecs.open(path, encoding=encoding) as f:
        words = np.array([w.strip('.,;:"!?“”_-') for w in f.read().lower().split()])
    vocabulary = np.unique(words)
    return {word: place for word, place in zip(vocabulary, np.arange(vocabulary.size))}
