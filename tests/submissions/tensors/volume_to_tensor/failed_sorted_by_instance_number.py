# Mistake: the order is that in which the scanner counted.
# named: order_of_numbers
def volume_to_tensor(directory):
    import glob
    import pydicom
    slices = [pydicom.dcmread(f) for f in glob.glob(f"{directory}/*.dcm")]
    slices.sort(key=lambda s: s.InstanceNumber)
    volume = np.stack([s.pixel_array * float(s.RescaleSlope) + float(s.RescaleIntercept) for s in slices])
    return torch.from_numpy(volume).float().unsqueeze(0)
