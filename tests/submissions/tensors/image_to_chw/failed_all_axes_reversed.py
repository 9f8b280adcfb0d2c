# Mistake: .T turns all three axes round, so width comes before height.
# named: all_axes_reversed
def image_to_chw(image):
    return torch.from_numpy(image.T)
