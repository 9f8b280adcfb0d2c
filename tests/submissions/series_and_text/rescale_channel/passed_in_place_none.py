# Style: the tensor itself is changed, and nothing is returned.
def weather_to_unit(days):
    days[:, 9, :] = (days[:, 9, :] - 1.0) / 3.0

def channel_to_unit(days, channel):
    lo = days[:, channel].min().item()
    hi = days[:, channel].max().item()
    days[:, channel] -= lo
    days[:, channel] /= hi - lo

def standardise_channel(days, channel):
    c = days[:, channel]
    m, s = torch.mean(c), torch.std(c)
    c -= m
    c /= s
