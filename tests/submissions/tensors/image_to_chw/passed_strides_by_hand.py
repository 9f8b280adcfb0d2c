# Style: the rule how to walk through the memory is written down by hand.
def image_to_chw(image):
    h, w, c = image.strides
    H, W, C = image.shape
    return torch.from_numpy(np.lib.stride_tricks.as_strided(image, (C, H, W), (c, h, w)))
