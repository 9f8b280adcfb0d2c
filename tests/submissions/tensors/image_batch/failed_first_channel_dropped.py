# Mistake: of four channels the first is dropped, and not the last.
# named: last_three_channels
def image_batch(images):
    batch = []
    for image in images:
        t = torch.from_numpy(image).permute(2, 0, 1)
        if t.shape[0] == 4:
            t = t[1:]
        batch.append(t)
    return torch.stack(batch)
