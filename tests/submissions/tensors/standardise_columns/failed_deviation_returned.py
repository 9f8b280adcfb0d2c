# Mistake: the second thing returned is the standard deviation.
# named: deviation_for_variance
def standardise_columns(table):
    m, s = table.mean(dim=0), table.std(dim=0)
    return m, s, (table - m) / s
