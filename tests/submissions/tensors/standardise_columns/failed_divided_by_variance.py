# Mistake: the root is forgotten, so the table is divided by the variance.
# named: divided_by_variance
def standardise_columns(table):
    m, v = table.mean(0), table.var(0)
    return m, v, (table - m) / v
