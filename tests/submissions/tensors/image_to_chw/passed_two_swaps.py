# Style: two swaps of neighbouring axes, one line each, and a check of one's own.
def image_to_chw(image):
    H, W, C = image.shape
    t = torch.from_numpy(image)
    t = t.transpose(1, 2)    # H C W
    t = t.transpose(0, 1)    # C H W
    assert t.shape == (C, H, W) and t.dtype == torch.uint8
    return t
