# Mistake: hours and kinds are reshaped in place of exchanged.
# named: reshaped
def weather_one_hot(days):
    hot = F.one_hot(days[:, 9].long() - 1, 4)
    return torch.cat([days, hot.reshape(days.shape[0], 4, days.shape[2]).float()], dim=1)
