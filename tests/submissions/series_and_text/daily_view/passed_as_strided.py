# Style: the strides of the page's table, written down.
def daily_view(hours):
    rows, columns = hours.shape
    days = rows // 24
    by_hour = torch.as_strided(hours, (days, 24, columns), (24 * columns, columns, 1))
    by_channel = torch.as_strided(hours, (days, columns, 24), (24 * columns, 1, columns))
    return by_hour, by_channel
