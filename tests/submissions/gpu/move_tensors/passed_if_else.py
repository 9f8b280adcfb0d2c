# Style: .cuda() under an if, a list comes back, the order is cpu before detach.
def there_and_back(x):
    if torch.cuda.is_available():
        there = x.cuda()
    else:
        there = x
    result = torch.add(there, there)
    result = result.cpu()
    return [there, result]


def as_numpy(t):
    if t.requires_grad:
        t = t.detach()
    if t.is_cuda:
        t = t.cpu()
    return t.numpy()
