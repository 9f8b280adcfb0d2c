# Style: memory for the batch first, filled by an index.
def image_batch(images):
    height, width = images[0].shape[:2]
    batch = torch.zeros(len(images), 3, height, width, dtype=torch.uint8)
    for i in range(len(images)):
        img = torch.from_numpy(images[i])
        img = img.permute(2, 0, 1)
        batch[i] = img[:3]
    return batch
