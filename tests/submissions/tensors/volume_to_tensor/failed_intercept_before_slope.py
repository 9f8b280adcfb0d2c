# Mistake: the intercept is added first, and multiplied too.
def volume_to_tensor(directory):
    import glob
    import pydicom
    slices = [pydicom.dcmread(f) for f in glob.glob(f"{directory}/*.dcm")]
    slices.sort(key=lambda s: s.ImagePositionPatient[2])
    volume = np.stack([(s.pixel_array + float(s.RescaleIntercept)) * float(s.RescaleSlope) for s in slices])
    return torch.from_numpy(volume).float().unsqueeze(0)
