# Mistake: the order is that of the files' names.
# named: order_of_names
def volume_to_tensor(directory):
    import glob
    import pydicom
    slices = [pydicom.dcmread(f) for f in sorted(glob.glob(f"{directory}/*.dcm"))]
    volume = np.stack([s.pixel_array * float(s.RescaleSlope) + float(s.RescaleIntercept) for s in slices])
    return torch.from_numpy(volume).float().unsqueeze(0)
