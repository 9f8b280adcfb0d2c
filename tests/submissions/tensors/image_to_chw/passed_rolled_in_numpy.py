# Style: the axes are rolled in NumPy first, the tensor is made of the result.
def image_to_chw(image):
    channels_first = np.rollaxis(image, 2)
    return torch.from_numpy(channels_first)
