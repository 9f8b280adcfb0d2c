# Style: the channels as a list, one of them replaced, stacked again; sums in plain Python.
def weather_to_unit(days):
    channels = list(days.unbind(1))
    channels[9] = torch.tensor([0, 0, 1 / 3, 2 / 3, 1])[channels[9].long()]
    return torch.stack(channels, dim=1)

def channel_to_unit(days, channel):
    channels = list(days.unbind(dim=1))
    values = sorted(channels[channel].flatten().tolist())
    channels[channel] = (channels[channel] - values[0]) / (values[-1] - values[0])
    return torch.stack(channels, dim=1)

def standardise_channel(days, channel):
    channels = list(days.unbind(dim=1))
    values = channels[channel].flatten().tolist()
    mean = sum(values) / len(values)
    s = math.sqrt(sum((v - mean) ** 2 for v in values) / (len(values) - 1))
    channels[channel] = (channels[channel] - mean) / s
    return torch.stack(channels, dim=1)
