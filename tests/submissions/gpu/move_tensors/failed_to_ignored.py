# Mistake: the result of `.to` is thrown away.
# named: result_of_to_ignored
device = torch.device("cuda" if torch.cuda.is_available() else "cpu")


def there_and_back(x):
    x.to(device)
    doubled = x * 2
    doubled.to("cpu")
    return x, doubled


def as_numpy(t):
    return t.detach().cpu().numpy()
