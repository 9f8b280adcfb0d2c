# Mistake: the channel alone is returned.
def weather_to_unit(days):
    return (days[:, 9] - 1) / 3

def channel_to_unit(days, channel):
    c = days[:, channel]
    return (c - c.min()) / (c.max() - c.min())

def standardise_channel(days, channel):
    c = days[:, channel]
    return (c - c.mean()) / c.std()
