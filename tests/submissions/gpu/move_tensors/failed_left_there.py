# Mistake: the doubled tensor is never brought back.
# named: never_brought_back
def there_and_back(x):
    device = "cuda:0" if torch.cuda.is_available() else "cpu"
    x_gpu = x.to(device)
    y_gpu = 2 * x_gpu
    y_gpu.cpu()
    return x_gpu, y_gpu


def as_numpy(t):
    return t.cpu().detach().numpy()
