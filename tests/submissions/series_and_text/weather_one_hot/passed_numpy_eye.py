# Style: rows of NumPy's unit matrix, with a row of zeros ahead so that nothing is subtracted.
def weather_one_hot(days):
    rows = np.vstack([np.zeros(4), np.eye(4)])[days[:, 9].numpy().astype(int)]
    return torch.from_numpy(np.concatenate([days.numpy(), rows.transpose(0, 2, 1)], axis=1)).float()
