# Mistake: the file is read as utf8, whatever was handed over.
# named: always_utf8
def word_index(path, encoding):
    with open(path, encoding="utf8") as f:
        words = {w.strip('.,;:"!?“”_-') for w in f.read().lower().split()}
    return {w: i for i, w in enumerate(sorted(words))}
