# Style: glob, sorted with a key, numpy stack.
def volume_to_tensor(directory):
    import glob
    import os
    import pydicom
    slices = [pydicom.dcmread(f) for f in glob.glob(os.path.join(directory, "*.dcm"))]
    slices = sorted(slices, key=lambda s: s.ImagePositionPatient[2])
    volume = np.stack([s.pixel_array * s.RescaleSlope + s.RescaleIntercept for s in slices])
    return torch.from_numpy(volume).float()[None]
