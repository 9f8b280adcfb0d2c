# Style: the line by one call, the markers by another; an enumerate from 1.
def plot_loss_curve(losses):
    epochs, values = zip(*[(epoch, loss.item()) for epoch, loss in enumerate(losses, start=1)])
    fig, ax = plt.subplots()
    ax.plot(epochs, values, color="gray", zorder=0)
    ax.scatter(epochs, values, s=8, c=values)
    ax.set_xlabel("epoch")
    ax.set_ylabel("loss")
    return ax
