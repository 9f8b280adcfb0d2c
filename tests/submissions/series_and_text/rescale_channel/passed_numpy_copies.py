# Style: float64 copies in NumPy, arrays turned back into tensors.
def weather_to_unit(days):
    a = days.numpy().astype(float)
    a[:, 9] = np.interp(a[:, 9], [1, 4], [0, 1])
    return torch.from_numpy(a)

def channel_to_unit(days, channel):
    a = days.numpy().astype(float)
    a[:, channel] = (a[:, channel] - a[:, channel].min()) / np.ptp(a[:, channel])
    return torch.from_numpy(a)

def standardise_channel(days, channel):
    a = days.numpy().astype(float)
    a[:, channel] = (a[:, channel] - np.mean(a[:, channel])) / np.std(a[:, channel], ddof=1)
    return torch.from_numpy(a).float()
