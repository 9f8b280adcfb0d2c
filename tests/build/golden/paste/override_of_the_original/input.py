# override: one_too_many
from graders import misconception


def train(w, epochs):
    """Some epochs."""
    return train(w - 1, epochs - 1) if epochs else w


def train_twice(w):
    return train(train(w, 1), 1)


@misconception("train", hint="...")
def one_too_many(w, epochs):
    """One epoch too many."""
    train_later = [train for train in range(epochs)]
    return train(w, epochs + 1), train_later
