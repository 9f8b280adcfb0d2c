# Style: a set comprehension, sorted, zipped with a range.
def word_index(path, encoding):
    with open(path, encoding=encoding) as f:
        text = f.read().lower()
    words = {w.strip('.,;:"!?“”_-') for w in text.split()}
    return dict(zip(sorted(words), range(len(words))))
