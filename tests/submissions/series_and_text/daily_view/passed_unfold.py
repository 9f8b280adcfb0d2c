# Style: windows of 24 rows by unfold, and the other result from it.
def daily_view(hours):
    by_channel = hours.unfold(0, 24, 24)
    return by_channel.mT, by_channel
