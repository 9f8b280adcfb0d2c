# Mistake: heights are compared as text, so 100 comes before 20.
# named: heights_as_text
def volume_to_tensor(directory):
    import glob
    import pydicom
    slices = [pydicom.dcmread(f) for f in glob.glob(f"{directory}/*.dcm")]
    slices.sort(key=lambda s: str(s.ImagePositionPatient[2]))
    volume = np.stack([s.pixel_array * float(s.RescaleSlope) + float(s.RescaleIntercept) for s in slices])
    return torch.from_numpy(volume).float().unsqueeze(0)
