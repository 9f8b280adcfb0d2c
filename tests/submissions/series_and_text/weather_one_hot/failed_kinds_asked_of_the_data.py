# Mistake: one_hot counts the kinds that occur.
# named: only_kinds_that_occur
def weather_one_hot(days):
    hot = F.one_hot(days[:, 9].long() - 1)
    return torch.cat([days, hot.permute(0, 2, 1).float()], dim=1)
