# Mistake: the whole table has one mean and one deviation.
def standardise_columns(table):
    return table.mean(0), table.var(0), (table - table.mean()) / table.std()
