# Style: ToTensor, download=True out of habit, a loop over the data set into two lists.
def load_zero_one(root, train):
    from torchvision import datasets, transforms

    dataset = datasets.MNIST(root=root, train=train, download=True, transform=transforms.ToTensor())
    kinds = {0: [], 1: []}
    for image, label in dataset:
        if label in kinds:
            kinds[label].append(image.flatten())
    X = torch.stack(kinds[0] + kinds[1])
    y = torch.tensor([[0.0]] * len(kinds[0]) + [[1.0]] * len(kinds[1]))
    return X, y
