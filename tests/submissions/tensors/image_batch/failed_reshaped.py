# Mistake: the pixels are poured into the wanted shape.
# named: reshaped
def image_batch(images):
    batch = torch.stack([torch.from_numpy(image[:, :, :3].copy()) for image in images])
    n, h, w, c = batch.shape
    return batch.view(n, c, h, w)
