# Style: the variances from the diagonal of the covariance matrix, the means from a product with ones.
def standardise_columns(table):
    x = table.double()
    n = x.shape[0]
    means = torch.ones(n, dtype=x.dtype) @ x / n
    variances = torch.diagonal(torch.cov(x.T).reshape(x.shape[1], -1))
    z = x.clone()
    for j in range(x.shape[1]):
        z[:, j].sub_(means[j]).div_(variances[j] ** 0.5)
    return means, variances, z
