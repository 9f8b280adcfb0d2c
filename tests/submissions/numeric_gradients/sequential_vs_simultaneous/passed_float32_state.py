# Style: w and b are kept in one float32 tensor, as torch makes it from two floats.
def update_in_turn(loss, w, b, lr, d=0.1):
    params = torch.tensor([float(w), float(b)])
    for i, step in enumerate(torch.eye(2) * d):
        params[i] -= lr * (loss(*(params + step)) - loss(*(params - step))) / (2 * d)
    return params

def update_together(loss, w, b, lr, d=0.1):
    params = torch.tensor([float(w), float(b)])
    slopes = [(loss(*(params + step)) - loss(*(params - step))) / (2 * d) for step in torch.eye(2) * d]
    return params - lr * torch.tensor(slopes)
