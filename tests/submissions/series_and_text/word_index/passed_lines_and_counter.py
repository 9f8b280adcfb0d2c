# Style: line by line into a dict of counts, numbered in a loop.
def word_index(path, encoding):
    counts = {}
    for line in open(path, "r", encoding=encoding):
        for word in line.replace("\n", " ").split():
            word = word.strip('.,;:"!?“”_-').lower()
            counts[word] = counts.get(word, 0) + 1
    index = {}
    for word in sorted(counts):
        index[word] = len(index)
    return index
