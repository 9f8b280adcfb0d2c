# Mistake: the layers lie in a plain list, so the network has no parameters.
# named: plain_list
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = [nn.Linear(1, 2), nn.ReLU(), nn.Linear(2, 1), nn.Sigmoid()]

    def forward(self, x):
        for layer in self.layers:
            x = layer(x)
        return x

def broken_line_net():
    return Net()
