# Mistake: the marks are removed inside the words as well.
def word_index(path, encoding):
    with open(path, encoding=encoding) as f:
        text = f.read().lower()
    for mark in '.,;:"!?“”_-':
        text = text.replace(mark, "")
    return {w: i for i, w in enumerate(sorted(set(text.split())))}
