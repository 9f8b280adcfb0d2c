# Mistake: a channel for every slice: the shape is (D, 1, H, W).
# named: channel_after_depth
def volume_to_tensor(directory):
    import glob
    import pydicom
    slices = [pydicom.dcmread(f) for f in glob.glob(f"{directory}/*.dcm")]
    slices.sort(key=lambda s: s.ImagePositionPatient[2])
    volume = np.stack([s.pixel_array * float(s.RescaleSlope) + float(s.RescaleIntercept) for s in slices])
    return torch.from_numpy(volume).float().unsqueeze(1)
