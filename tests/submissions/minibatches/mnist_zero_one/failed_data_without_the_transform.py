# Mistake: the transform is asked for, but digits.data does not go through it.
# named: pixels_not_divided
def load_zero_one(root, train):
    from torchvision import datasets, transforms

    digits = datasets.MNIST(root, train=train, transform=transforms.ToTensor())
    X = torch.cat([digits.data[digits.targets == k] for k in (0, 1)]).flatten(1).float()
    y = torch.cat([digits.targets[digits.targets == k] for k in (0, 1)]).float().reshape(-1, 1)
    return X, y
