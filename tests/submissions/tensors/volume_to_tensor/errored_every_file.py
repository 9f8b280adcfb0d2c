# Mistake: every file of the folder is read, whatever its name ends in.
def volume_to_tensor(directory):
    import os
    import pydicom
    slices = [pydicom.dcmread(os.path.join(directory, f)) for f in os.listdir(directory)]
    slices.sort(key=lambda s: s.ImagePositionPatient[2])
    volume = np.stack([s.pixel_array * float(s.RescaleSlope) + float(s.RescaleIntercept) for s in slices])
    return torch.from_numpy(volume).float().unsqueeze(0)
