# Style: torch.device with an index, torch.tensor on the device, numpy from a list.
def there_and_back(x):
    dev = torch.device("cuda:0") if torch.cuda.is_available() else torch.device("cpu")
    there = torch.tensor(x.numpy(), device=dev)
    with torch.no_grad():
        doubled = torch.mul(there, 2)
    return there, doubled.to(x.device)


def as_numpy(t):
    return np.array(t.cpu().detach().tolist(), dtype=np.float32)
