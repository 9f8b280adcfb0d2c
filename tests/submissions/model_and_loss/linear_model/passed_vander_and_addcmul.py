# Style: library functions for everything.
def line(x, w, b):
    return torch.addcmul(b, w, x)

def line_by_matrix(x, W):
    return torch.mv(torch.vander(x, N=2, increasing=True), W)
