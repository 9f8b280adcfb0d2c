# Mistake: the library's encoding as it comes, which is int64.
# named: whole_numbers
def one_hot_scores(scores, classes):
    return F.one_hot(scores, classes)
