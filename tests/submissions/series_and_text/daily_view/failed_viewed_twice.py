# Mistake: the second result is cut out of memory too, and no axis has changed its place.
# named: viewed_in_place_of_transposed
def daily_view(hours):
    columns = hours.shape[1]
    return hours.view(-1, 24, columns), hours.view(-1, columns, 24)
