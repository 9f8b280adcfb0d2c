# Mistake: a dropout that the diagram does not have.
def mnist_net():
    return nn.Sequential(nn.Linear(784, 32), nn.ReLU(), nn.Dropout(0.5), nn.Linear(32, 1), nn.Sigmoid())

def parameter_count(net):
    return sum(p.numel() for p in net.parameters())
