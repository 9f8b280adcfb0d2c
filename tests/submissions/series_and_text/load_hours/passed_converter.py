# Style: loadtxt with a converter that slices the date, whether it comes as text or as bytes.
def load_hours(path):
    def day(date):
        if isinstance(date, bytes):
            date = date.decode()
        return float(date[8:10])
    array = np.loadtxt(path, dtype=np.float32, delimiter=",", skiprows=1, converters={1: day})
    return torch.from_numpy(array)
