# Mistake: the minimum is subtracted first, and then the range is asked of max minus the old minimum again.
def weather_to_unit(days):
    days[:, 9] = (days[:, 9] - 1) / 3
    return days

def channel_to_unit(days, channel):
    lo = days[:, channel].min()
    days[:, channel] = days[:, channel] - lo
    days[:, channel] = days[:, channel] / (days[:, channel].max() - lo)
    return days

def standardise_channel(days, channel):
    days[:, channel] = days[:, channel] - days[:, channel].mean()
    days[:, channel] = days[:, channel] / days[:, channel].std()
    return days
