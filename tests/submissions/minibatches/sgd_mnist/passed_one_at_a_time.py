# Style: read_pictures learns from one picture at a time, with weight decay; a dictionary as a log.
class Reader(nn.Module):
    def __init__(self, k):
        super().__init__()
        self.layers = nn.ModuleList([nn.Linear(k, 12), nn.Linear(12, 1)])

    def forward(self, x):
        for layer in self.layers:
            x = torch.sigmoid(layer(x))
        return x


def sgd_mnist(net, X, y, batch_size, lr, epochs):
    log = {"loss": []}
    data = list(zip(torch.split(X, batch_size), torch.split(y, batch_size)))
    sgd = torch.optim.SGD(net.parameters(), lr=lr, momentum=0.0)
    for _ in range(epochs):
        for features, label in data:
            def closure():
                sgd.zero_grad()
                value = F.binary_cross_entropy(net(features), label)
                value.backward()
                return value

            log["loss"].append(sgd.step(closure).item())
    net.eval()
    with torch.inference_mode():
        hits = [int((p >= 0.5) == bool(t)) for p, t in zip(net(X), y)]
    return log["loss"], sum(hits) / len(hits)


def read_pictures(X, y, X_new):
    reader = Reader(X.shape[1])
    optimizer = optim.SGD(reader.parameters(), lr=0.3, weight_decay=1e-4)
    for epoch in range(40):
        for i in torch.randperm(len(X)):
            optimizer.zero_grad()
            nn.BCELoss()(reader(X[i]), y[i]).backward()
            optimizer.step()
    return [[1] if p > 0.5 else [0] for p in reader(X_new)]
