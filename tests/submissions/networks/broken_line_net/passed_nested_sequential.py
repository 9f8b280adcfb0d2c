# Style: two blocks, built by add_module.
def broken_line_net():
    front = nn.Sequential()
    front.add_module("lin", nn.Linear(1, 2))
    front.add_module("cut", nn.ReLU(inplace=True))
    back = nn.Sequential(nn.Linear(2, 1), nn.Sigmoid())
    return nn.Sequential(front, back).train()
