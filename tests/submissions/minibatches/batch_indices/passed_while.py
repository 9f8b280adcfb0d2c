# Style: a while loop that cuts pieces off a list.
def batch_indices(n, batch_size):
    left = list(range(n))
    batches = []
    while left:
        batches.append(left[:batch_size])
        left = left[batch_size:]
    return batches
