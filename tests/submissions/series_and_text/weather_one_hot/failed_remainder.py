# Mistake: the index is the remainder by 4, so a storm comes first.
def weather_one_hot(days):
    hot = F.one_hot(days[:, 9].long() % 4, 4).permute(0, 2, 1).float()
    return torch.cat([days, hot], dim=1)
