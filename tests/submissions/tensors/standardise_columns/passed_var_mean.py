# Style: one call for both moments, keepdim for the broadcast.
def standardise_columns(table):
    v, m = torch.var_mean(table, dim=0, keepdim=True)
    return m.squeeze(0), v.squeeze(0), (table - m) / v.sqrt()
