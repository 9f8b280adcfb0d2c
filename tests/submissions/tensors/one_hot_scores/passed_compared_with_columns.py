# Style: every score is compared with every column's number; no writing at all.
def one_hot_scores(scores, classes):
    columns = torch.arange(classes).reshape(1, -1)
    return (scores.reshape(-1, 1) == columns).to(torch.float32)
