# Style: in place, with the loss at the point kept; the answer is a dict's values made a list.
def forward_difference(loss, w0, w1, h=0.001):
    base = loss(w0, w1)
    slopes = {}
    for name, parameter in {"w0": w0, "w1": w1}.items():
        old = parameter.item()
        parameter.fill_(old + h)
        slopes[name] = (loss(w0, w1) - base) / h
        parameter.fill_(old)
    return list(slopes.values())
