# Mistake: softmax over a single node, which is always 1.
# named: softmax_of_one_node
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(1, 1)

    def forward(self, x):
        return torch.softmax(self.fc(x), dim=1)

def logistic_net():
    return Net()
