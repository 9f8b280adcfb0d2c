# Style: Adam by its bare name, the pair as one leaf, the loss function first in hand, zero_grad last.
from torch.optim import Adam


def train_adam(inputs, targets, start, lr, epochs):
    theta = start.detach().clone().requires_grad_(True)
    optimizer = Adam([theta], lr)
    loss_fn = nn.MSELoss()
    losses, parameters = [], []
    for _ in range(epochs):
        yhat = theta[0] * inputs + theta[1]
        loss = loss_fn(yhat, targets)
        loss.backward()
        optimizer.step()
        optimizer.zero_grad()
        losses.append(loss.item())
        parameters.append(theta.detach().clone())
    return losses, parameters
