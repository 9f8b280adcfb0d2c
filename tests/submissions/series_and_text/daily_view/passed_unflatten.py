# Style: unflatten and permute.
def daily_view(hours):
    days = hours.unflatten(0, (-1, 24))
    return days, days.permute(0, 2, 1)
