# Style: a module with two parameters, SGD by its bare name; zero_grad of the model at the end.
from torch.optim import SGD


class Line(nn.Module):
    def __init__(self, w, b):
        super().__init__()
        self.w = nn.Parameter(torch.tensor(float(w)))
        self.b = nn.Parameter(torch.tensor(float(b)))

    def forward(self, x):
        return self.w * x + self.b


def train_sgd(inputs, targets, start, lr, epochs):
    line = Line(*start)
    optimizer = SGD(line.parameters(), lr)
    losses, parameters = [], []
    for _ in range(epochs):
        loss = F.mse_loss(line(inputs), targets)
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
        parameters.append((line.w.item(), line.b.item()))
        line.zero_grad()
    return losses, parameters
