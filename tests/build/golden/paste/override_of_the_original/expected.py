def _train(w, epochs):
    """Some epochs."""
    return _train(w - 1, epochs - 1) if epochs else w


def train(w, epochs):
    train_later = [train for train in range(epochs)]
    return _train(w, epochs + 1), train_later


def train_twice(w):
    return train(train(w, 1), 1)
