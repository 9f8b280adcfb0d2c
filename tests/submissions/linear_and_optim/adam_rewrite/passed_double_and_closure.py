# Style: double precision, two leaves of shape (), a closure.
def train_adam(inputs, targets, start, lr, epochs):
    x, y = inputs.double(), targets.double()
    w = torch.tensor(start[0].item(), dtype=torch.float64, requires_grad=True)
    b = torch.tensor(start[1].item(), dtype=torch.float64, requires_grad=True)
    optimiser = optim.Adam([w, b], lr=lr)

    def closure():
        w.grad = b.grad = None
        loss = torch.mean(torch.square(w * x + b - y))
        loss.backward()
        return loss

    history = [(optimiser.step(closure).item(), (w.item(), b.item())) for _ in range(epochs)]
    return [row[0] for row in history], [row[1] for row in history]
