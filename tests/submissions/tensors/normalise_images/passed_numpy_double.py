# Style: NumPy in float64 with ddof, float32 only at the end.
def normalise_images(batch, bits):
    levels = batch.numpy().astype(float)
    s = levels / (2**bits - 1)
    m = s.mean(axis=(0, 2, 3), keepdims=True)
    d = s.std(axis=(0, 2, 3), keepdims=True, ddof=1)
    return torch.from_numpy(s).float(), torch.from_numpy((s - m) / d).float()
