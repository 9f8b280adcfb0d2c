# Mistake: the sigmoid is left to the loss.
# named: without_sigmoid
def logistic_net():
    model = nn.Sequential(nn.Linear(1, 1))
    return model
