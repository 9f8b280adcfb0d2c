# Style: a helper that takes a function; torch.where puts the changed channel among the others.
def with_channel(days, channel, change):
    here = (torch.arange(days.shape[1]) == channel).view(1, -1, 1)
    return torch.where(here, change(days[:, channel:channel + 1]), days)

def weather_to_unit(days):
    return with_channel(days, 9, lambda v: v / 3 - 1 / 3)

def channel_to_unit(days, channel):
    return with_channel(days, channel, lambda v: (v - v.amin()) / (v.amax() - v.amin()))

def standardise_channel(days, channel):
    return with_channel(days, channel, lambda v: (v - v.mean()) / v.var().sqrt())
