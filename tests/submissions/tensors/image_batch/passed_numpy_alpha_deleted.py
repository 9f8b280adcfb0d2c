# Style: alpha is deleted in NumPy, the pictures are stacked there, the axes moved once.
def image_batch(images):
    rgb = [np.delete(im, 3, axis=-1) if im.shape[-1] == 4 else im for im in images]
    nhwc = np.stack(rgb, axis=0)
    return torch.tensor(np.moveaxis(nhwc, -1, 1))
