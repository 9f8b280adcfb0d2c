# Mistake: minimum, maximum, mean and deviation are those of each day.
# named: each_day_by_itself
# named: range_of_each_day
def weather_to_unit(days):
    days[:, 9] = (days[:, 9] - 1) / 3
    return days

def channel_to_unit(days, channel):
    c = days[:, channel]
    lo, hi = c.min(dim=1, keepdim=True).values, c.max(dim=1, keepdim=True).values
    days[:, channel] = (c - lo) / (hi - lo)
    return days

def standardise_channel(days, channel):
    c = days[:, channel]
    days[:, channel] = (c - c.mean(dim=1, keepdim=True)) / c.std(dim=1, keepdim=True)
    return days
