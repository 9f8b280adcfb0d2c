# Mistake: a node for each digit, and the last step a softmax.
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc1 = nn.Linear(784, 32)
        self.fc2 = nn.Linear(32, 2)

    def forward(self, x):
        return F.softmax(self.fc2(F.relu(self.fc1(x))), dim=1)[:, 1:]

def mnist_net():
    return Net()

def parameter_count(net):
    return sum(p.numel() for p in net.parameters() if p.requires_grad)
