# Mistake: the weather is scaled by the range of the data too.
# named: range_of_these_days
def weather_to_unit(days):
    return channel_to_unit(days, 9)

def channel_to_unit(days, channel):
    c = days[:, channel]
    days[:, channel] = (c - c.min()) / (c.max() - c.min())
    return days

def standardise_channel(days, channel):
    c = days[:, channel]
    days[:, channel] = (c - c.mean()) / c.std()
    return days
