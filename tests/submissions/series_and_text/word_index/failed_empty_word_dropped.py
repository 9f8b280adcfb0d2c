# Mistake: what is empty after stripping is left out.
# named: empty_word_dropped
def word_index(path, encoding):
    with open(path, encoding=encoding) as f:
        words = [w.strip('.,;:"!?“”_-') for w in f.read().lower().split()]
    return {w: i for i, w in enumerate(sorted(set(filter(None, words))))}
