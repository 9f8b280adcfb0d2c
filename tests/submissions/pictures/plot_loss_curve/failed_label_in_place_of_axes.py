# Mistake: a title and a legend, and no name on an axis.
# named: without_names
def plot_loss_curve(losses):
    plt.plot(range(1, len(losses) + 1), [loss.item() for loss in losses], label="loss")
    plt.title("loss against epoch")
    plt.legend()
    plt.show()
