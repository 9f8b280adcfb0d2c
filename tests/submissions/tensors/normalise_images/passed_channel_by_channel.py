# Style: a loop over the channels that writes into a clone, and a max level by shifting bits.
def normalise_images(batch, bits):
    highest = (1 << bits) - 1
    scaled = batch.clone().to(torch.float32)
    scaled /= highest
    z = scaled.clone()
    for c in range(batch.shape[1]):
        channel = scaled[:, c]
        z[:, c] = (channel - torch.mean(channel)) / torch.std(channel)
    return scaled, z
