# Mistake: the colours are weighted with alpha, as a browser shows them.
def image_batch(images):
    out = []
    for image in images:
        rgb = image[..., :3]
        if image.shape[2] == 4:
            rgb = (rgb * (image[..., 3:] / 255)).astype(np.uint8)
        out.append(torch.from_numpy(rgb.transpose(2, 0, 1)))
    return torch.stack(out)
