# Style: np.loadtxt for the numbers, the first line by hand; slices of the array.
def load_table(path):
    data = np.loadtxt(path, dtype=np.float32, delimiter=";", skiprows=1)
    header = open(path).readline()
    names = header.strip().replace('"', "").split(";")
    k = data.shape[1]
    features = torch.from_numpy(data[:, 0:k - 1])
    target = torch.from_numpy(data[:, k - 1].astype(np.int64))
    return torch.from_numpy(data), names, features, target
