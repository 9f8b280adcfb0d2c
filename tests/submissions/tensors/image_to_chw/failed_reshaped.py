# Mistake: the shape is changed in place of the order of the axes.
# named: reshaped
def image_to_chw(image):
    H, W, C = image.shape
    return torch.from_numpy(image).reshape(C, H, W)
