# Style: random.shuffle of a list that is kept; a tuple of tuples comes back.
import random


def shuffled_by_hand(X, y, start, alpha, epochs, batch_size):
    deck = list(range(len(X)))
    W = start.reshape(-1, 1).clone().requires_grad_()
    record = []
    for _ in range(epochs):
        random.shuffle(deck)
        for k in range(math.ceil(len(deck) / batch_size)):
            batch = tuple(deck[k * batch_size : (k + 1) * batch_size])
            loss = ((X[list(batch)] @ W - y[list(batch)].reshape(-1, 1)) ** 2).mean()
            (gradient,) = torch.autograd.grad(loss, W)
            with torch.no_grad():
                W -= alpha * gradient
            record.append((batch, W.detach().clone()))
    return tuple(zip(*record))
