# Style: os.listdir, a dict from height to tensor, unsqueeze.
import os

def volume_to_tensor(directory):
    from pydicom import dcmread
    by_height = {}
    for name in os.listdir(directory):
        if not name.endswith(".dcm"):
            continue
        one = dcmread(directory + "/" + name)
        levels = torch.tensor(one.pixel_array.astype(np.int32), dtype=torch.float32)
        by_height[float(one.ImagePositionPatient[-1])] = float(one.RescaleSlope) * levels + float(one.RescaleIntercept)
    volume = torch.stack([by_height[z] for z in sorted(by_height)])
    return volume.unsqueeze(0)
