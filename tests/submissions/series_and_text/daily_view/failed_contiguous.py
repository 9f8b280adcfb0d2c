# Mistake: the second result is made contiguous, which copies it.
# named: copied
def daily_view(hours):
    by_hour = hours.view(-1, 24, hours.shape[1])
    return by_hour, by_hour.transpose(1, 2).contiguous()
