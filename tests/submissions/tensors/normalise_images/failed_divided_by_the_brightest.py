# Mistake: the brightest level of this batch stands for the highest level there is.
# named: brightest_of_the_batch
def normalise_images(batch, bits):
    scaled = batch.float() / batch.max()
    mean = scaled.mean(dim=(0, 2, 3), keepdim=True)
    std = scaled.std(dim=(0, 2, 3), keepdim=True)
    return scaled, (scaled - mean) / std
