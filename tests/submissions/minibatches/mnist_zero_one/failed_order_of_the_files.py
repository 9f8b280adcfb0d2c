# Mistake: zeros and ones stay mixed, in the order of the files.
# named: order_of_the_file
def load_zero_one(root, train):
    from torchvision.datasets import MNIST

    digits = MNIST(root, train=train)
    kept = digits.targets < 2
    return digits.data[kept].flatten(1).float() / 255, digits.targets[kept].float().unsqueeze(1)
