# Mistake: train=True is typed in.
# named: always_the_training_split
def load_zero_one(root, train):
    from torchvision.datasets import MNIST

    digits = MNIST(root, train=True)
    X = torch.cat([digits.data[digits.targets == k] for k in (0, 1)]).flatten(1).float() / 255
    y = torch.cat([digits.targets[digits.targets == k] for k in (0, 1)]).float().reshape(-1, 1)
    return X, y
