# Mistake: a new tensor gets the name of the channel, and days is returned as it was.
def weather_to_unit(days):
    weather = days[:, 9]
    weather = (weather - 1) / 3
    return days

def channel_to_unit(days, channel):
    c = days[:, channel]
    c = (c - c.min()) / (c.max() - c.min())
    return days

def standardise_channel(days, channel):
    c = days[:, channel]
    c = (c - c.mean()) / c.std()
    return days
