# Mistake: the days are stacked, into new memory.
# named: stacked
def daily_view(hours):
    by_hour = torch.stack(hours.split(24))
    return by_hour, by_hour.transpose(1, 2)
