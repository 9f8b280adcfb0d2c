"""A numeric, an analytic and an automatic gradient side by side, and the error of the first against its step."""

import torch

from graders import alternative, misconception


def fourth_power(X, y, W):
    return ((X @ W - y) ** 4).mean()


def three_gradients(X, y, W, h):
    """The gradient of fourth_power at W in three ways: numeric with step h, analytic, and by autograd.

    X: tensor of shape (n, p), y: of shape (n,), W: of shape (p,), all float64. Returns three gradients of p entries.
    """
    numeric = torch.zeros_like(W)
    for j in range(len(W)):
        step = torch.zeros_like(W)
        step[j] = h
        numeric[j] = (fourth_power(X, y, W + step) - fourth_power(X, y, W - step)) / (2 * h)
    analytic = 4 * X.T @ (X @ W - y) ** 3 / len(y)
    leaf = W.clone().requires_grad_()
    fourth_power(X, y, leaf).backward()
    return numeric, analytic, leaf.grad


def relative_error(a, b):
    """The length of a - b, as a share of the length of b."""
    return torch.linalg.norm(a - b) / torch.linalg.norm(b)


def error_curve(X, y, W, steps):
    """For each step h, the relative error of the numeric gradient against the analytic one, as a list."""
    errors = []
    for h in steps:
        numeric, analytic, _ = three_gradients(X, y, W, h)
        errors.append(relative_error(numeric, analytic))
    return errors


@alternative("three_gradients")
def moved_and_put_back(X, y, W, h):
    import numpy as np
    numeric = np.zeros(len(W))
    for j in range(len(W)):
        old = W[j].item()
        W[j] = old + h
        high = fourth_power(X, y, W).item()
        W[j] = old - h
        low = fourth_power(X, y, W).item()
        W[j] = old
        numeric[j] = (high - low) / (2 * h)
    e = (X @ W - y).numpy()
    analytic = X.numpy().T.dot(4 * e**3) / len(e)
    leaf = torch.tensor(W.tolist(), dtype=torch.double, requires_grad=True)
    (auto,) = torch.autograd.grad(fourth_power(X, y, leaf), leaf)
    return torch.from_numpy(numeric), torch.from_numpy(analytic), auto


@alternative("three_gradients")
def all_shifts_in_one_matrix(X, y, W, h):
    shifts = h * torch.eye(len(W), dtype=W.dtype)
    losses = [((X @ (W + sign * shifts).T - y[:, None]) ** 4).mean(0) for sign in (1, -1)]
    errors = X.mv(W) - y
    analytic = torch.einsum("i,ij->j", errors.pow(3), X) * (4 / X.shape[0])
    automatic = torch.func.grad(lambda W: fourth_power(X, y, W))(W)
    return torch.stack([(losses[0] - losses[1]) / 2 / h, analytic, automatic])


@alternative("relative_error")
def with_sums_of_squares(a, b):
    return (((a - b) ** 2).sum() / (b**2).sum()).sqrt().item()


@alternative("relative_error")
def with_numpy(a, b):
    import numpy as np
    a, b = np.asarray(a), np.asarray(b)
    return np.linalg.norm(a - b) / np.linalg.norm(b)


@alternative("error_curve")
def into_a_tensor(X, y, W, steps):
    analytic = three_gradients(X, y, W.clone(), 0.1)[1]
    curve = torch.empty(len(steps), dtype=torch.float64)
    for k, h in enumerate(steps):
        curve[k] = float(relative_error(three_gradients(X, y, W.clone(), h)[0], analytic))
    return curve


def differences(X, y, W, ahead, behind, divisor):
    """A difference quotient for every entry of W."""
    rises = [fourth_power(X, y, W + ahead * e) - fourth_power(X, y, W - behind * e) for e in torch.eye(len(W)).double()]
    return torch.stack(rises) / divisor


def exact(X, y, W):
    """The analytic gradient."""
    return 4 * X.T @ (X @ W - y) ** 3 / len(y)


@misconception("three_gradients", hint="On which sides of W do you evaluate the loss?")
def forward_in_place_of_central(X, y, W, h):
    """Your numeric gradient is a forward difference: its error shrinks as h, not as the square of h."""
    return differences(X, y, W, h, 0, h), exact(X, y, W), exact(X, y, W)


@misconception("three_gradients", hint="How far apart are the two places at which you evaluate the loss?")
def divided_by_h(X, y, W, h):
    """Your numeric gradient is divided by h; the two places are 2h apart."""
    return differences(X, y, W, h, h, h), exact(X, y, W), exact(X, y, W)


@misconception("three_gradients", hint="What does `W + h` do to a tensor of several entries?")
def all_entries_at_once(X, y, W, h):
    """You shifted all entries of W together, so your numeric gradient has the same slope everywhere."""
    slope = (fourth_power(X, y, W + h) - fourth_power(X, y, W - h)) / (2 * h)
    return slope * torch.ones_like(W), exact(X, y, W), exact(X, y, W)


@misconception("three_gradients", hint="Call your function with h = 1 and h = 0.001. Does the first gradient react?")
def step_of_its_own(X, y, W, h):
    """Your numeric gradient does not depend on h: it uses a step of its own."""
    return differences(X, y, W, 1e-4, 1e-4, 2e-4), exact(X, y, W), exact(X, y, W)


@misconception("three_gradients", hint="Differentiate the fourth power of one error. What comes down, what is left?")
def four_missing(X, y, W, h):
    """The factor 4 is missing from your analytic gradient. The numeric one could have told you."""
    return differences(X, y, W, h, h, 2 * h), exact(X, y, W) / 4, exact(X, y, W)


@misconception("three_gradients", hint="Differentiate the fourth power of one error. What comes down, what is left?")
def gradient_of_squares(X, y, W, h):
    """Your analytic gradient is that of a mean of squares; here the errors are raised to the fourth power."""
    return differences(X, y, W, h, h, 2 * h), 2 * X.T @ (X @ W - y) / len(y), exact(X, y, W)


@misconception("three_gradients", hint="Compare your analytic gradient with the other two. What is the ratio?")
def analytic_turned_round(X, y, W, h):
    """Your analytic gradient has the wrong sign: with y - XW in place of XW - y its cube changes sign, too."""
    return differences(X, y, W, h, h, 2 * h), -exact(X, y, W), exact(X, y, W)


@misconception("three_gradients", hint="What does a second `backward` do to a `grad` that is there already?")
def backward_twice(X, y, W, h):
    """Your autograd gradient is doubled: you called `backward` twice, and `grad` adds up."""
    return differences(X, y, W, h, h, 2 * h), exact(X, y, W), 2 * exact(X, y, W)


@misconception("three_gradients", hint="Read again in which order the three are asked for.")
def analytic_first(X, y, W, h):
    """You returned the analytic gradient first, and then the numeric one."""
    return exact(X, y, W), differences(X, y, W, h, h, 2 * h), exact(X, y, W)


@misconception("relative_error", hint="Multiply both vectors by 10. What should happen to a relative error?")
def absolute_error(a, b):
    """Your error is absolute: it is not divided by the length of b."""
    return torch.linalg.norm(a - b)


@misconception("relative_error", hint="Take two vectors of the same length that point in opposite directions.")
def difference_of_lengths(a, b):
    """You compared the lengths of the two vectors; a vector can have the right length and the wrong direction."""
    return (torch.linalg.norm(a) - torch.linalg.norm(b)).abs() / torch.linalg.norm(b)


@misconception("relative_error", hint="Which of the two is the measure, and which one is measured?")
def measured_by_a(a, b):
    """You divided by the length of a."""
    return torch.linalg.norm(a - b) / torch.linalg.norm(a)


@misconception("relative_error", hint="What is the length of the vector (3, 4)?")
def root_missing(a, b):
    """You compared squared lengths: the roots are missing."""
    return ((a - b) ** 2).sum() / (b**2).sum()


@misconception("relative_error", hint="How large is each share where an entry of b is nearly 0?")
def mean_of_shares(a, b):
    """You averaged the relative errors of the entries; the length of the whole difference was asked for."""
    return ((a - b) / b).abs().mean()


@misconception(
    "error_curve", hint="Which of the two gradients is the measure? Where does `relative_error` expect it?",
    same_as=("analytic_first", "measured_by_a"),
)
def measured_by_the_numeric(X, y, W, steps):
    """Your curve is measured by the length of the numeric gradient; the analytic one should be the measure."""
    curve = []
    for h in steps:
        numeric, analytic, _ = three_gradients(X, y, W, h)
        curve.append(relative_error(analytic, numeric))
    return curve


@misconception("error_curve", hint="Which h does your loop hand on in its second turn?")
def first_step_for_all(X, y, W, steps):
    """You used the first step for every entry of the list."""
    numeric, analytic, _ = three_gradients(X, y, W, steps[0])
    return [relative_error(numeric, analytic) for _ in steps]


@misconception("error_curve", hint="How many numbers should there be? Look at what is returned, and when.")
def returned_too_early(X, y, W, steps):
    """You returned inside the loop: there is one error, that of the first step."""
    numeric, analytic, _ = three_gradients(X, y, W, steps[0])
    return [relative_error(numeric, analytic)]


@misconception("error_curve", hint="Print the dtype of W in your function. How many digits does it hold?")
def in_single_precision(X, y, W, steps):
    """You turned the data into float32: rounding then fills the left half of the V long before its bottom."""
    return error_curve(X.float(), y.float(), W.float(), steps)
