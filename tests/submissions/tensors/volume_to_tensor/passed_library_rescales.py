# Style: pathlib, pydicom's own rescaling, argsort of the heights.
from pathlib import Path

def volume_to_tensor(directory):
    import pydicom
    from pydicom.pixels import apply_modality_lut
    datasets = [pydicom.dcmread(p) for p in Path(directory).glob("*.dcm")]
    heights = np.array([ds.ImagePositionPatient[2] for ds in datasets], dtype=float)
    planes = np.array([apply_modality_lut(ds.pixel_array, ds) for ds in datasets], dtype=np.float32)
    return torch.as_tensor(planes[np.argsort(heights)]).view(1, *planes.shape)
