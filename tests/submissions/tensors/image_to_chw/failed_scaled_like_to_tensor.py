# Mistake: floats from 0 to 1, as a known transform makes them.
# named: made_float
def image_to_chw(image):
    return torch.from_numpy(image).permute(2, 0, 1) / 255
