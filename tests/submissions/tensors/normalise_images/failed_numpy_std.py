# Mistake: NumPy's standard deviation, which divides by the count.
# named: biased_deviation
def normalise_images(batch, bits):
    s = batch.numpy().astype(np.float32) / (2**bits - 1)
    z = (s - s.mean(axis=(0, 2, 3), keepdims=True)) / s.std(axis=(0, 2, 3), keepdims=True)
    return torch.from_numpy(s), torch.from_numpy(z)
