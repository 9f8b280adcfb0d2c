# Mistake: the losses are drawn while they hang on their graphs.
# named: still_attached
def plot_loss_curve(losses):
    epochs = list(range(1, len(losses) + 1))
    plt.plot(epochs, losses, "r-")
    plt.xlabel("epoch")
    plt.ylabel("loss")
    plt.show()
