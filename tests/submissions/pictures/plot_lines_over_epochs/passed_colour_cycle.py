# Style: no colour is named; the first line is wide, the others have a transparency; a helper with a default argument.
def draw_line(X, W, **look):
    plt.plot(X[:, 1].numpy(), W[0].item() + W[1].item() * X[:, 1].numpy(), **look)


def plot_lines_over_epochs(X, y, start, alpha, epochs, opacity=0.3):
    model = nn.Linear(2, 1, bias=False)
    model.weight.data.copy_(start)
    plt.figure()
    plt.title("from the start on")
    draw_line(X, start, linewidth=3, label="start")
    plt.plot(X[:, 1], y, "k.", label="data")
    epoch = 0
    while epoch < epochs:
        F.mse_loss(model(X), y[:, None], reduction="sum").backward()
        for p in model.parameters():
            p.data -= alpha * p.grad
            p.grad.zero_()
        epoch += 1
        draw_line(X, model.weight.data[0], alpha=opacity)
    plt.xlabel("x")
    plt.ylabel("y")
    plt.legend()
    plt.show()
