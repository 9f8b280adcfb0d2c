# Mistake: the number that is right for this one network.
def mnist_net():
    return nn.Sequential(nn.Linear(784, 32), nn.ReLU(), nn.Linear(32, 1), nn.Sigmoid())

def parameter_count(net):
    return 784 * 32 + 32 + 32 + 1
