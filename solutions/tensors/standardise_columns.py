"""Mean, unbiased variance and standardised values of every column."""

import torch

from graders import alternative, misconception


def standardise_columns(table):
    """Means and unbiased variances of the columns, and the table with every column standardised.

    table: floating tensor of shape (n, k). Returns (means, variances, standardised) of shapes (k,), (k,), (n, k).
    """
    means = table.mean(dim=0)
    variances = table.var(dim=0)
    return means, variances, (table - means) / torch.sqrt(variances)


@alternative("standardise_columns")
def column_by_column(table):
    means, variances, columns = [], [], []
    for j in range(table.shape[1]):
        column = table[:, j]
        m = column.sum() / len(column)
        v = ((column - m) ** 2).sum() / (len(column) - 1)
        means.append(m.item())
        variances.append(v.item())
        columns.append((column - m) / v**0.5)
    return torch.tensor(means), torch.tensor(variances), torch.stack(columns, dim=1)


@alternative("standardise_columns")
def in_numpy(table):
    x = table.numpy()
    return x.mean(axis=0), x.var(axis=0, ddof=1), (x - x.mean(axis=0)) / x.std(axis=0, ddof=1)


@alternative("standardise_columns")
def with_std_mean(table):
    std, mean = torch.std_mean(table, 0, keepdim=True)
    return mean[0], std.squeeze() ** 2, (table - mean) / std


@alternative("standardise_columns")
def from_the_covariance(table):
    variances = torch.cov(table.T).diagonal()
    means = table.sum(0) / table.size(0)
    return means, variances, (table - means) @ torch.diag(1 / variances.sqrt())


@misconception(
    "standardise_columns", hint="Does the page divide by n or by n - 1? And what does the function you call?"
)
def divided_by_n(table):
    """Your variance divides by n; the unbiased one divides by n - 1."""
    means, variances = table.mean(0), table.var(0, correction=0)
    return means, variances, (table - means) / variances.sqrt()


@misconception("standardise_columns", hint="How many means should there be: one for each wine or one for each column?")
def rows_for_columns(table):
    """You took means and variances of the rows. Those of the columns were asked for."""
    means, variances = table.mean(1), table.var(1)
    return means, variances, (table - means[:, None]) / variances.sqrt()[:, None]


@misconception("standardise_columns", hint="How large is the variance of your standardised columns? Is it 1?")
def divided_by_variance(table):
    """You divided by the variance; the standard deviation is its square root."""
    means, variances = table.mean(0), table.var(0)
    return means, variances, (table - means) / variances


@misconception("standardise_columns", hint="`std` is in the unit of the column. In which unit is a variance?")
def deviation_for_variance(table):
    """You gave the standard deviations in place of the variances, their squares."""
    means, deviations = table.mean(0), table.std(0)
    return means, deviations, (table - means) / deviations


@misconception("standardise_columns", hint="What do you add up if you leave `dim` out?")
def one_for_the_whole_table(table):
    """You took one mean and one variance of the whole table; every column has its own."""
    return table.mean(), table.var(), (table - table.mean()) / table.std()


@misconception("standardise_columns", hint="In which order is it done: divide, then subtract, or the other way round?")
def divided_before_subtracting(table):
    """You divided before you subtracted: the mean was not divided."""
    means, variances = table.mean(0), table.var(0)
    return means, variances, table / variances.sqrt() - means
