# Mistake: mean and deviation are those of every picture alone.
# named: each_picture_by_itself
def normalise_images(batch, bits):
    scaled = batch.float() / (2**bits - 1)
    mean = scaled.mean(dim=(2, 3), keepdim=True)
    std = scaled.std(dim=(2, 3), keepdim=True)
    return scaled, (scaled - mean) / std
