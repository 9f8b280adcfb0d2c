# Mistake: transpose(3, 1) swaps channel and height's partner, so rows and columns change places.
def image_batch(images):
    batch = torch.stack([torch.from_numpy(image[:, :, :3]) for image in images])
    return batch.transpose(3, 1)
