# Mistake: the last layer expects one node where two come out.
def broken_line_net():
    return nn.Sequential(nn.Linear(1, 2), nn.ReLU(), nn.Linear(1, 1), nn.Sigmoid())
