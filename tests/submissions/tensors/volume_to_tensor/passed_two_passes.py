# Style: headers first, then the pixels into memory that was made for them, rescaled in place at the end.
def volume_to_tensor(directory):
    import fnmatch, os, pydicom
    names = fnmatch.filter(os.listdir(directory), "*.dcm")
    def height(name):
        header = pydicom.dcmread(os.path.join(directory, name), stop_before_pixels=True)
        x, y, z = header.ImagePositionPatient
        return z
    names.sort(key=height)
    first = pydicom.dcmread(os.path.join(directory, names[0]))
    vol = torch.empty(1, len(names), first.Rows, first.Columns)
    for d, name in enumerate(names):
        ds = pydicom.dcmread(os.path.join(directory, name))
        for r, row in enumerate(ds.pixel_array.tolist()):
            vol[0, d, r] = torch.tensor(row) * float(ds.RescaleSlope) + float(ds.RescaleIntercept)
    return vol
