# Mistake: 255, whatever the number of bits.
# named: always_255
def normalise_images(batch, bits):
    scaled = batch.float() / 255
    mean = scaled.mean(dim=(0, 2, 3), keepdim=True)
    std = scaled.std(dim=(0, 2, 3), keepdim=True)
    return scaled, (scaled - mean) / std
