# Mistake: the hidden layer has no ReLU; and only weights are counted.
# named: without_relu
# named: weights_only
def mnist_net():
    return nn.Sequential(nn.Linear(784, 32), nn.Linear(32, 1), nn.Sigmoid())

def parameter_count(net):
    return sum(p.numel() for name, p in net.named_parameters() if "weight" in name)
