# Style: lists of zeros and ones, put into a NumPy array, and that into a tensor.
def one_hot_scores(scores, classes):
    rows = []
    for t in scores.numpy():
        row = [0] * classes
        row[t] = 1
        rows.append(row)
    return torch.from_numpy(np.array(rows, dtype="float32"))
