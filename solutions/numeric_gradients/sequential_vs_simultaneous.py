"""One step of descent in two parameters: one after the other, or both from the same point."""

import torch

from graders import alternative, misconception


def update_in_turn(loss, w, b, lr, d=0.1):
    """One step of gradient descent, one parameter after the other: w first, then b with the new w.

    loss   a function: loss(w, b) is one number
    w, b   tensors of shape ()
    lr     learning rate
    d      step of the central differences that measure the slopes

    Returns the new (w, b).
    """
    w_new = w - lr * (loss(w + d, b) - loss(w - d, b)) / (2 * d)
    b_new = b - lr * (loss(w_new, b + d) - loss(w_new, b - d)) / (2 * d)
    return w_new, b_new


def update_together(loss, w, b, lr, d=0.1):
    """One step of gradient descent for both parameters at once: both slopes belong to the old (w, b).

    loss   a function: loss(w, b) is one number
    w, b   tensors of shape ()
    lr     learning rate
    d      step of the central differences that measure the slopes

    Returns the new (w, b).
    """
    dw = (loss(w + d, b) - loss(w - d, b)) / (2 * d)
    db = (loss(w, b + d) - loss(w, b - d)) / (2 * d)
    return w - lr * dw, b - lr * db


@alternative("update_in_turn")
def names_used_again(loss, w, b, lr, d=0.1):
    rate_of_w = (loss(w + d, b) - loss(w - d, b)) / (2.0 * d)
    w = w - lr * rate_of_w
    rate_of_b = (loss(w, b + d) - loss(w, b - d)) / (2.0 * d)
    b = b - lr * rate_of_b
    return w, b


@alternative("update_in_turn")
def changed_in_place(loss, w, b, lr, d=0.1):
    w -= lr * (loss(w + d, b) - loss(w - d, b)) / (2 * d)
    b -= lr * (loss(w, b + d) - loss(w, b - d)) / (2 * d)
    return torch.stack([w, b])


@alternative("update_in_turn")
def with_a_list_of_numbers(loss, w, b, lr, d=0.1):
    p = [w.item(), b.item()]
    for i in range(2):
        high, low = list(p), list(p)
        high[i] += d
        low[i] -= d
        p[i] -= lr * (loss(*high).item() - loss(*low).item()) / (2 * d)
    return p


@alternative("update_together")
def in_place_at_the_end(loss, w, b, lr, d=0.1):
    grad = torch.stack([
        (loss(w + d, b) - loss(w - d, b)) / (2 * d),
        (loss(w, b + d) - loss(w, b - d)) / (2 * d),
    ])
    w -= lr * grad[0]
    b -= lr * grad[1]
    return w, b


@alternative("update_together")
def in_one_assignment(loss, w, b, lr, d=0.1):
    w, b = float(w), float(b)

    def slope(right, left):
        return (float(right) - float(left)) / (2 * d)

    w, b = w - lr * slope(loss(w + d, b), loss(w - d, b)), b - lr * slope(loss(w, b + d), loss(w, b - d))
    return [w, b]


@alternative("update_together")
def as_one_vector(loss, w, b, lr, d=0.1):
    params = torch.cat([w.reshape(1), b.reshape(1)])
    grad = torch.zeros_like(params)
    for i in range(len(params)):
        e = torch.zeros_like(params)
        e[i] = d
        grad[i] = (loss(*(params + e)) - loss(*(params - e))) / (2 * d)
    return params - lr * grad


@misconception(
    "update_in_turn",
    hint="When you measure the slope in b, which w goes into the loss: the one before its update or the one after?",
)
def b_sees_the_old_w(loss, w, b, lr, d=0.1):
    """You updated both parameters from the old point; in turn means that b meets the new w."""
    dw = (loss(w + d, b) - loss(w - d, b)) / (2 * d)
    db = (loss(w, b + d) - loss(w, b - d)) / (2 * d)
    return w - lr * dw, b - lr * db


@misconception(
    "update_in_turn",
    hint="The page says which of the two parameters moves first. Does the order matter for the point you arrive at?",
)
def b_goes_first(loss, w, b, lr, d=0.1):
    """You moved b first and then w."""
    b = b - lr * (loss(w, b + d) - loss(w, b - d)) / (2 * d)
    w = w - lr * (loss(w + d, b) - loss(w - d, b)) / (2 * d)
    return w, b


@misconception(
    "update_in_turn",
    hint="Where the slope is positive, the loss grows to the right. Which way do you want to go?",
)
def climbs_in_turn(loss, w, b, lr, d=0.1):
    """You walked up the slope: the step was added instead of subtracted."""
    w = w + lr * (loss(w + d, b) - loss(w - d, b)) / (2 * d)
    b = b + lr * (loss(w, b + d) - loss(w, b - d)) / (2 * d)
    return w, b


@misconception(
    "update_in_turn",
    hint="Print the step that b takes. Which numbers went into it, and which of them has to do with b?",
)
def one_slope_in_turn(loss, w, b, lr, d=0.1):
    """You moved b by the slope in w."""
    dw = (loss(w + d, b) - loss(w - d, b)) / (2 * d)
    w = w - lr * dw
    b = b - lr * dw
    return w, b


@misconception(
    "update_in_turn",
    hint="Where do you evaluate the loss to measure a slope? The page asks for both sides of the point.",
)
def looks_ahead_in_turn(loss, w, b, lr, d=0.1):
    """Your slopes are forward differences; central ones were asked for."""
    w = w - lr * (loss(w + d, b) - loss(w, b)) / d
    b = b - lr * (loss(w, b + d) - loss(w, b)) / d
    return w, b


@misconception(
    "update_in_turn",
    hint="Call your function with a much larger d on a loss that is no parabola. Does its answer react?",
)
def own_step_in_turn(loss, w, b, lr, d=0.1):
    """You used a step of 0.1 whatever d is asked for."""
    delta = 0.1
    w = w - lr * (loss(w + delta, b) - loss(w - delta, b)) / (2 * delta)
    b = b - lr * (loss(w, b + delta) - loss(w, b - delta)) / (2 * delta)
    return w, b


@misconception(
    "update_together",
    hint="When you measure the slope in b, which w goes into the loss: the one before its update or the one after?",
)
def b_sees_the_new_w(loss, w, b, lr, d=0.1):
    """You updated w first and then measured the slope in b with the new w; together means from one point."""
    w = w - lr * (loss(w + d, b) - loss(w - d, b)) / (2 * d)
    b = b - lr * (loss(w, b + d) - loss(w, b - d)) / (2 * d)
    return w, b


@misconception(
    "update_together",
    hint="When you measure the slope in w, which b goes into the loss: the one before its update or the one after?",
)
def w_sees_the_new_b(loss, w, b, lr, d=0.1):
    """You updated b first and then measured the slope in w with the new b; together means from one point."""
    b = b - lr * (loss(w, b + d) - loss(w, b - d)) / (2 * d)
    w = w - lr * (loss(w + d, b) - loss(w - d, b)) / (2 * d)
    return w, b


@misconception(
    "update_together",
    hint="Where the slope is positive, the loss grows to the right. Which way do you want to go?",
)
def climbs_together(loss, w, b, lr, d=0.1):
    """You walked up the slope: the step was added instead of subtracted."""
    dw = (loss(w + d, b) - loss(w - d, b)) / (2 * d)
    db = (loss(w, b + d) - loss(w, b - d)) / (2 * d)
    return w + lr * dw, b + lr * db


@misconception(
    "update_together",
    hint="Print the step that b takes. Which numbers went into it, and which of them has to do with b?",
)
def one_slope_for_both(loss, w, b, lr, d=0.1):
    """You moved b by the slope in w."""
    dw = (loss(w + d, b) - loss(w - d, b)) / (2 * d)
    return w - lr * dw, b - lr * dw


@misconception(
    "update_together",
    hint="Where do you evaluate the loss to measure a slope? The page asks for both sides of the point.",
)
def looks_ahead_together(loss, w, b, lr, d=0.1):
    """Your slopes are forward differences; central ones were asked for."""
    here = loss(w, b)
    dw, db = (loss(w + d, b) - here) / d, (loss(w, b + d) - here) / d
    return w - lr * dw, b - lr * db


@misconception(
    "update_together",
    hint="Call your function with a much larger d on a loss that is no parabola. Does its answer react?",
)
def own_step_together(loss, w, b, lr, d=0.1):
    """You used a step of 0.1 whatever d is asked for."""
    delta = 0.1
    dw = (loss(w + delta, b) - loss(w - delta, b)) / (2 * delta)
    db = (loss(w, b + delta) - loss(w, b - delta)) / (2 * delta)
    return w - lr * dw, b - lr * db
