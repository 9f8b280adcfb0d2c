# Mistake: NumPy's transpose with three axes, asked of a tensor.
def image_to_chw(image):
    return torch.from_numpy(image).transpose(2, 0, 1)
