# Style: an nn.Parameter, the loss returned as it hangs on its graph; loops by hand.
def module_mse(prediction, target):
    guess = nn.Parameter(prediction)
    loss = nn.MSELoss(reduction="mean")(guess, target)
    loss.backward()
    return loss, guess.grad

def mse_by_hand(prediction, target):
    n = len(target)
    loss, gradient = 0, []
    for p, t in zip(prediction, target):
        loss += (p - t) ** 2 / n
        gradient.append(2 / n * (p - t))
    return loss, torch.stack(gradient)
