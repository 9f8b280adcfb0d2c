# Mistake: the words are numbered as they come.
# named: order_of_appearance
def word_index(path, encoding):
    index = {}
    with open(path, encoding=encoding) as f:
        for w in f.read().lower().split():
            index.setdefault(w.strip('.,;:"!?“”_-'), len(index))
    return index
