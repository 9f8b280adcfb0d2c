# Style: nested lists of whole numbers all the way, and one tensor at the end.
def image_batch(images):
    batch = []
    for picture in images:
        rows = picture.tolist()
        batch.append([[[pixel[c] for pixel in row] for row in rows] for c in (0, 1, 2)])
    return torch.tensor(batch, dtype=torch.uint8)
