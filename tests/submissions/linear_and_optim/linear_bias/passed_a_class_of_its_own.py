# Style: a class that inherits from nn.Linear and fits itself; the samples one by one.
class FittedLine(nn.Linear):
    def fit(self, x, y, lr, epochs):
        optimizer = optim.SGD([{"params": self.weight}, {"params": self.bias}], lr=lr)
        for _ in range(epochs):
            optimizer.zero_grad()
            loss = sum(((self(xi.view(1)) - yi) ** 2).squeeze() for xi, yi in zip(x, y)) / len(x)
            loss.backward()
            optimizer.step()
        return self


def fit_layer(x, y, lr, epochs):
    return FittedLine(1, 1).fit(x, y, lr, epochs)
