# Style: the prediction is the parameter of a module; the loss sums and is divided afterwards.
class Guess(nn.Module):
    def __init__(self, start):
        super().__init__()
        self.values = nn.Parameter(start.clone())

    def forward(self):
        return self.values

def module_mse(prediction, target):
    model, criterion = Guess(prediction), nn.MSELoss(reduction="sum")
    model.zero_grad()
    loss = criterion(model(), target) / target.numel()
    loss.backward()
    return loss.data, model.values.grad

def mse_by_hand(prediction, target):
    p, t = prediction.tolist(), target.tolist()
    return sum((a - b) ** 2 for a, b in zip(p, t)) / len(p), [2 * (a - b) / len(p) for a, b in zip(p, t)]
