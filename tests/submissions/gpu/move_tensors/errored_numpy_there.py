# Mistake: .numpy() of a tensor on the GPU.
# named: numpy_on_the_device
def there_and_back(x):
    device = "cuda:0" if torch.cuda.is_available() else "cpu"
    there = x.to(device)
    return there, (there + there).cpu()


def as_numpy(t):
    return t.detach().numpy()
