# Mistake: zeros without a dtype make a batch of float32.
# named: made_float
def image_batch(images):
    h, w, _ = images[0].shape
    batch = torch.zeros(len(images), 3, h, w)
    for i, image in enumerate(images):
        batch[i] = torch.from_numpy(image[:, :, :3]).permute(2, 0, 1)
    return batch
