# Mistake: nothing is dropped, so pictures of three and of four channels are stacked.
def image_batch(images):
    return torch.stack([torch.from_numpy(image).permute(2, 0, 1) for image in images])
