# Mistake: the batch is standardised as it comes, and whole numbers have no mean.
def normalise_images(batch, bits):
    scaled = batch / (2**bits - 1)
    mean = batch.mean(dim=(0, 2, 3), keepdim=True)
    std = batch.std(dim=(0, 2, 3), keepdim=True)
    return scaled, (batch - mean) / std
