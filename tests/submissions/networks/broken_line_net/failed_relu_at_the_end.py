# Mistake: the last line is cut off as well, before the sigmoid.
# named: relu_before_the_sigmoid
def broken_line_net():
    return nn.Sequential(nn.Linear(1, 2), nn.ReLU(), nn.Linear(2, 1), nn.ReLU(), nn.Sigmoid())
