# Style: all parameters in one vector, and its length as a tensor.
def mnist_net():
    l1, l2 = nn.Linear(784, 32), nn.Linear(32, 1)
    return nn.Sequential(l1, nn.ReLU(), l2, nn.Sigmoid())

def parameter_count(net):
    return torch.tensor(nn.utils.parameters_to_vector(net.parameters()).numel())
