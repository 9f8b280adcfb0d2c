# Mistake: is_available without parentheses is a function, and so always true: without a GPU the program stops.
# named: never_asked
def there_and_back(x):
    device = "cuda" if torch.cuda.is_available else "cpu"
    there = x.to(device)
    return there, (2 * there).cpu()


def as_numpy(t):
    return t.detach().cpu().numpy()
