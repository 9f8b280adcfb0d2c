# Style: a layer without a bias holds the parameters as a row, which is flattened.
def first_backward(loss_of, start):
    layer = nn.Linear(len(start), 1, bias=False)
    layer.weight.data = start.reshape(1, -1)
    before = layer.weight.grad
    loss_of(layer.weight.reshape(-1)).backward()
    return before, layer.weight.grad
