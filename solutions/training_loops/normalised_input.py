"""Training on a scaled input, and the way back to the unit of the readings."""

import numpy as np
import torch

from graders import alternative, misconception, mistakes


def train_normalised(t_u, t_c, start, lr, epochs, scale):
    """Fit `w * (scale * t_u) + b` to t_c by gradient descent on the mean squared error.

    t_u, t_c: tensors of shape (n,), t_u not yet scaled; start: tensor of shape (2,) holding w and b of the normalised
    model; lr: the learning rate; scale: a number.
    Returns (losses, parameters), two lists with one entry for each epoch:
    the loss before its update, and the pair (w, b) of the normalised model after it.
    """
    t_un = scale * t_u
    w, b = start[0], start[1]
    losses, parameters = [], []
    for _ in range(epochs):
        error = w * t_un + b - t_c
        dw = (2 * error * t_un).mean()
        db = (2 * error).mean()
        w, b = w - lr * dw, b - lr * db
        losses.append((error**2).mean().item())
        parameters.append((w.item(), b.item()))
    return losses, parameters


def raw_parameters(parameters, scale):
    """The pair (w, b) that predicts from the raw reading what `parameters` predict from `scale` times the reading.

    parameters: tensor of shape (2,) holding w and b of the normalised model, scale: a number.
    """
    return parameters[0] * scale, parameters[1]


@alternative("train_normalised")
def with_autograd(t_u, t_c, start, lr, epochs, scale):
    x = t_u * scale
    params = start.clone().requires_grad_(True)
    losses, history = [], []
    for epoch in range(1, epochs + 1):
        loss = ((params[0] * x + params[1] - t_c) ** 2).mean()
        loss.backward()
        losses.append(loss)
        with torch.no_grad():
            params -= lr * params.grad
        params.grad.zero_()
        history.append(params.detach().clone())
    return losses, history


@alternative("train_normalised")
def matrix_of_columns(t_u, t_c, start, lr, epochs, scale):
    A = torch.stack([t_u, torch.ones_like(t_u)], dim=1)
    A[:, 0] *= scale
    theta = start.reshape(2, 1)
    y = t_c.reshape(-1, 1)
    losses = torch.zeros(epochs)
    path = torch.zeros(epochs, 2)
    for t in range(epochs):
        losses[t] = torch.mean((A @ theta - y) ** 2)
        theta = theta - lr * (2 * A.T @ A @ theta - 2 * A.T @ y) / len(y)
        path[t] = theta.reshape(-1)
    return losses, path


@alternative("train_normalised")
def numpy_floats(t_u, t_c, start, lr, epochs, scale=0.1):
    u = scale * np.array(t_u, dtype=float)
    c = np.array(t_c, dtype=float)
    w, b = float(start[0]), float(start[1])
    losses, ws, bs = [], [], []
    for i in range(epochs):
        d = w * u + b - c
        losses += [np.mean(d**2)]
        w, b = w - lr * np.mean(2 * d * u), b - lr * np.mean(2 * d)
        ws.append(w)
        bs.append(b)
    return losses, list(zip(ws, bs))


@alternative("raw_parameters")
def elementwise_product(parameters, scale):
    return parameters * torch.tensor([scale, 1.0])


@alternative("raw_parameters")
def through_two_predictions(parameters, scale):
    w, b = parameters.double().tolist()
    at_zero = w * (scale * 0) + b
    at_one = w * (scale * 1) + b
    return [at_one - at_zero, at_zero]


@mistakes(
    "train_normalised", "factor_two_missing", "sum_gradient", "one_after_the_other", "loss_after_update",
    "parameters_before_update", "live_tensor", "one_epoch_too_many", "one_epoch_too_few",
)
def described(train, t_u, t_c, start, lr, epochs, scale):
    data = (scale * t_u, t_c)
    path = train(lambda wb, t_un: wb[0] * t_un + wb[1], train.mse, data, train.sgd(lr), epochs, start=start)
    return path.losses, path.parameters


def descend(predicted_from, multiplied_by, t_c, start, lr, epochs):
    """The loop with one input in the prediction and another one in the slope along w."""
    w, b = start
    losses, parameters = [], []
    for _ in range(epochs):
        error = w * predicted_from + b - t_c
        losses.append((error**2).mean().item())
        w, b = w - lr * (2 * error * multiplied_by).mean(), b - lr * (2 * error).mean()
        parameters.append((w.item(), b.item()))
    return losses, parameters


@misconception("train_normalised", hint="Which input does your model see? Print the loss before the first update.")
def not_scaled(t_u, t_c, start, lr, epochs, scale):
    """You train on the raw readings: the scale is not used."""
    return descend(t_u, t_u, t_c, start, lr, epochs)


@misconception("train_normalised", hint="Are your inputs ten times smaller than the readings now, or ten times larger?")
def divided_by_the_scale(t_u, t_c, start, lr, epochs, scale):
    """You divided by the scale; the readings were to be multiplied by it."""
    return descend(t_u / scale, t_u / scale, t_c, start, lr, epochs)


@misconception(
    "train_normalised",
    hint="What is the derivative of the prediction by w: the reading, or the number that w is multiplied by?",
)
def raw_in_the_gradient(t_u, t_c, start, lr, epochs, scale):
    """You scaled the input of the prediction, but the slope along w is still computed with the raw readings."""
    return descend(scale * t_u, t_u, t_c, start, lr, epochs)


@misconception(
    "train_normalised",
    hint="The gradient belongs to the loss that you record. From which input do you compute this loss?",
)
def raw_in_the_prediction(t_u, t_c, start, lr, epochs, scale):
    """You scaled the input in the gradient, but the prediction is still made from the raw readings."""
    return descend(t_u, scale * t_u, t_c, start, lr, epochs)


@misconception("train_normalised", hint="Is the temperature an input of the model? In which unit will it predict now?")
def targets_scaled_too(t_u, t_c, start, lr, epochs, scale):
    """You scaled the temperatures as well; only the input was to be scaled."""
    return descend(scale * t_u, scale * t_u, scale * t_c, start, lr, epochs)


@misconception(
    "train_normalised", hint="How large are the inputs in the first epoch, and how large are they in the third?"
)
def scaled_again_every_epoch(t_u, t_c, start, lr, epochs, scale):
    """You scale inside the loop, so the input shrinks again in every epoch."""
    w, b = start
    losses, parameters = [], []
    for _ in range(epochs):
        t_u = scale * t_u
        error = w * t_u + b - t_c
        losses.append((error**2).mean().item())
        w, b = w - lr * (2 * error * t_u).mean(), b - lr * (2 * error).mean()
        parameters.append((w.item(), b.item()))
    return losses, parameters


@misconception(
    "train_normalised", hint="Which model do your parameters belong to? The way back is a function of its own."
)
def converted_on_the_way(t_u, t_c, start, lr, epochs, scale):
    """Your history holds the parameters for the raw readings; those of the normalised model were asked for."""
    losses, parameters = train_normalised(t_u, t_c, start, lr, epochs, scale)
    return losses, [(scale * w, b) for w, b in parameters]


@misconception(
    "train_normalised", hint="Call your function twice, with two values of `scale`. Do the losses differ?"
)
def scale_hard_coded(t_u, t_c, start, lr, epochs, scale):
    """The scale of the text, 0.1, stands in your program: the argument scale is not used."""
    return descend(0.1 * t_u, 0.1 * t_u, t_c, start, lr, epochs)


@misconception(
    "raw_parameters",
    hint="Put the scaled reading into the line and multiply out. What stands in front of the raw reading?",
)
def slope_divided(parameters, scale):
    """You divided the slope by the scale: the line becomes steeper where it should become flatter."""
    return parameters[0] / scale, parameters[1]


@misconception(
    "raw_parameters",
    hint="What does each of the two models predict for the reading 0? Does the scale play a part there?",
)
def intercept_scaled_too(parameters, scale):
    """You scaled the intercept as well; it is not multiplied by the reading."""
    return parameters * scale


@misconception("raw_parameters", hint="Put a raw reading into both models. Do they predict the same temperature?")
def nothing_converted(parameters, scale):
    """You returned the parameters of the normalised model as they were."""
    return parameters


@misconception("raw_parameters", hint="Call your function twice, with two values of `scale`. Do the slopes differ?")
def always_a_tenth(parameters, scale):
    """The scale of the text, 0.1, stands in your conversion: the argument scale is not used."""
    return 0.1 * parameters[0], parameters[1]
