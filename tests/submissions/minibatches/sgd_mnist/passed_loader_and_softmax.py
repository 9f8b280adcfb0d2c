# Style: DataLoader for both; the free network has two outputs and a cross entropy; a list of labels comes back.
from torch.utils.data import DataLoader, TensorDataset


class Net(nn.Module):
    def __init__(self, inputs):
        super().__init__()
        self.hidden = nn.Linear(inputs, 20)
        self.drop = nn.Dropout(0.2)
        self.out = nn.Linear(20, 2)

    def forward(self, x):
        return self.out(self.drop(torch.tanh(self.hidden(x))))


def sgd_mnist(net, X, y, batch_size, lr, epochs):
    loader = DataLoader(TensorDataset(X, y), batch_size=batch_size, shuffle=False)
    criterion = nn.BCELoss()
    optimizer = optim.SGD(net.parameters(), lr=lr)
    train_losses = []
    for epoch in range(epochs):
        for images, labels in loader:
            optimizer.zero_grad()
            output = net(images)
            loss = criterion(output, labels)
            train_losses.append(loss.detach().numpy())
            loss.backward()
            optimizer.step()
    correct = 0
    for images, labels in loader:
        predicted = net(images).round()
        correct += (predicted == labels).sum().item()
    return train_losses, correct / len(loader.dataset)


def read_pictures(X, y, X_new):
    model = Net(X.shape[1])
    optimizer = optim.SGD(model.parameters(), lr=0.1, momentum=0.9)
    criterion = nn.CrossEntropyLoss()
    for epoch in range(15):
        for images, labels in DataLoader(TensorDataset(X, y.flatten().long()), 25, shuffle=True):
            optimizer.zero_grad()
            criterion(model(images), labels).backward()
            optimizer.step()
    model.eval()
    return model(X_new).argmax(dim=1).tolist()
