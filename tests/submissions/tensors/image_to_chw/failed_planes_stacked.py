# Mistake: the three planes are stacked into new memory.
# named: copied
def image_to_chw(image):
    t = torch.from_numpy(image)
    return torch.stack([t[:, :, c] for c in range(t.shape[2])])
