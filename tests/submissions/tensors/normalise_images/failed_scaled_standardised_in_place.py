# Mistake: the second step is done in place, so the first result is lost.
def normalise_images(batch, bits):
    scaled = batch.float() / (2**bits - 1)
    standardised = scaled
    for c in range(scaled.shape[1]):
        standardised[:, c] -= scaled[:, c].mean()
        standardised[:, c] /= scaled[:, c].std()
    return scaled, standardised
