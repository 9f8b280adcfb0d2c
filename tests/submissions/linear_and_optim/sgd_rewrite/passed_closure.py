# Style: step is given a closure, which empties, computes and goes backward; the start itself is trained.
def train_sgd(inputs, targets, start, lr, epochs):
    start.requires_grad = True
    optimiser = optim.SGD([start], lr=lr, momentum=0)
    history = {"loss": [], "parameters": []}

    def closure():
        optimiser.zero_grad()
        loss = (start[0] * inputs + start[1] - targets).pow(2).sum() / targets.numel()
        loss.backward()
        return loss

    for _ in range(epochs):
        history["loss"].append(float(optimiser.step(closure)))
        history["parameters"].append(start.detach().numpy().copy())
    return history["loss"], history["parameters"]
