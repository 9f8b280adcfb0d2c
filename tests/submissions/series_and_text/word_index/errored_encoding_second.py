# Mistake: the encoding is handed to open as its second argument, which is the mode.
def word_index(path, encoding):
    words = {w.strip('.,;:"!?“”_-') for w in open(path, encoding).read().lower().split()}
    return {w: i for i, w in enumerate(sorted(words))}
