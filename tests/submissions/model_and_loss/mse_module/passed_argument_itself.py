# Style: the argument itself is asked for a record; NumPy by hand.
mse_of_torch = nn.MSELoss()

def module_mse(prediction, target):
    prediction.requires_grad = True
    loss = mse_of_torch(prediction, target)
    loss.backward()
    return [loss.detach(), prediction.grad]

def mse_by_hand(prediction, target):
    e = prediction.numpy() - target.numpy()
    return np.dot(e, e) / e.size, e * 2 / e.size
