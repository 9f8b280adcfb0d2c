# Style: Flatten in front, an ordered dictionary, and sizes multiplied by NumPy.
from collections import OrderedDict

def mnist_net():
    return nn.Sequential(OrderedDict([
        ("flat", nn.Flatten()), ("fc1", nn.Linear(784, 32)), ("relu", nn.ReLU()),
        ("fc2", nn.Linear(32, 1)), ("sig", nn.Sigmoid()),
    ]))

def parameter_count(net):
    return np.sum([np.prod(value.shape) for value in net.state_dict().values()])
