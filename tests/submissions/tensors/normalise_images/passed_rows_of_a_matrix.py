# Style: one row for each channel, then back into the old shape; the square root written out.
def normalise_images(batch, bits):
    N, C, H, W = batch.shape
    scaled = batch.float().mul(1 / (2.0**bits - 1))
    flat = scaled.transpose(0, 1).reshape(C, -1)
    centred = flat - flat.mean(1, keepdim=True)
    deviation = (centred.pow(2).sum(1, keepdim=True) / (flat.shape[1] - 1)).sqrt()
    z = (centred / deviation).reshape(C, N, H, W).transpose(0, 1)
    return [scaled, z]
