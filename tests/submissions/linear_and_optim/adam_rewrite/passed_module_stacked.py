# Style: a module that holds one Parameter of shape (2, 1), and a matrix with ones; a dict of histories.
class Fit(nn.Module):
    def __init__(self, start):
        super().__init__()
        self.W = nn.Parameter(start.reshape(2, 1).clone())

    def forward(self, X):
        return X @ self.W


def train_adam(inputs, targets, start, lr, epochs):
    X, y = torch.column_stack([inputs, torch.ones(len(inputs))]), targets.reshape(-1, 1)
    fit = Fit(start)
    optimizer = optim.Adam(params=fit.parameters(), lr=lr, betas=(0.9, 0.999), eps=1e-8)
    seen = {"losses": [], "parameters": []}
    for epoch in range(epochs):
        optimizer.zero_grad(set_to_none=False)
        loss = ((y - fit(X)) ** 2).mean()
        loss.backward()
        optimizer.step()
        seen["losses"].append(loss)
        seen["parameters"].append([p.clone() for p in fit.parameters()])
    return seen["losses"], seen["parameters"]
