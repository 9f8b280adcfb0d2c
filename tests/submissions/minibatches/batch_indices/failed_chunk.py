# Mistake: torch.chunk into the right number of pieces, which makes them equally long: 12 in 5s become 4, 4, 4.
# named: equally_long
def batch_indices(n, batch_size):
    return [piece.tolist() for piece in torch.arange(n).chunk(math.ceil(n / batch_size))]
