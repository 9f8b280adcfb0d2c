# Mistake: a list of pairs has a length and samples, but no columns.
# named: list_of_pairs
def make_dataset(n, ones):
    return [(torch.tensor(float(i)), torch.tensor(float(i < ones))) for i in range(n)]
