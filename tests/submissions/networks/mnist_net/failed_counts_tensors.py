# Mistake: the parameter tensors are counted, and not their entries.
# named: tensors_counted
def mnist_net():
    return nn.Sequential(nn.Linear(784, 32), nn.ReLU(), nn.Linear(32, 1), nn.Sigmoid())

def parameter_count(net):
    return len(list(net.parameters()))
