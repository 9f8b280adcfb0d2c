# Style: a class with the widths as arguments; the pictures are laid out again in forward; the count is a double loop.
class Net(nn.Module):
    def __init__(self, n_in, n_hidden):
        super().__init__()
        self.n_in = n_in
        self.fc1 = nn.Linear(n_in, n_hidden)
        self.fc2 = nn.Linear(n_hidden, 1)

    def forward(self, x):
        x = x.view(-1, self.n_in)
        return torch.sigmoid(self.fc2(torch.relu(self.fc1(x))))

def mnist_net():
    return Net(28 * 28, 32)

def parameter_count(net):
    total = 0
    for p in net.parameters():
        n = 1
        for side in p.shape:
            n *= side
        total += n
    return total
