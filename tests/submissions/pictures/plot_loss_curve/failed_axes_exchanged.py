# Mistake: the loss is drawn along x.
# named: axes_exchanged
def plot_loss_curve(losses):
    losses = [loss.item() for loss in losses]
    plt.plot(losses, range(1, len(losses) + 1))
    plt.xlabel("epoch")
    plt.ylabel("loss")
