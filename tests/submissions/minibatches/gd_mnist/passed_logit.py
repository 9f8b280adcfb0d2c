# Style: the probabilities are taken back to logits; weights moved as one vector.
from torch.nn.utils import parameters_to_vector, vector_to_parameters


def gd_mnist(net, X, y, lr, epochs):
    losses, accuracies = [], []
    while len(losses) < epochs:
        p = net(X)
        loss = F.binary_cross_entropy_with_logits(torch.logit(p), y)
        gradient = parameters_to_vector(torch.autograd.grad(loss, list(net.parameters())))
        vector_to_parameters(parameters_to_vector(net.parameters()).detach() - lr * gradient, net.parameters())
        losses.append(loss.item())
        accuracies.append(torch.mean(((p > 0.5) == (y > 0.5)).to(torch.float)).item())
    return losses, accuracies
