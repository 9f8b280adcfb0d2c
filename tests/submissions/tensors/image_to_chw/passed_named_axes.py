# Style: einsum with the axes by their letters, on what as_tensor makes of the array.
def image_to_chw(image):
    hwc = torch.as_tensor(image)
    chw = torch.einsum("hwc->chw", hwc)
    return chw
