# Mistake: as many columns as the highest score of these wines asks for.
def one_hot_scores(scores, classes):
    return F.one_hot(scores).float()
