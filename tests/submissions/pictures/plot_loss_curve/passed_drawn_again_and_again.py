# Style: a live picture, which is wiped and drawn anew with every epoch.
from IPython.display import clear_output


def plot_loss_curve(losses):
    seen = []
    for loss in losses:
        seen += [float(loss)]
        clear_output(wait=True)
        plt.cla()
        plt.plot(torch.arange(len(seen)) + 1, seen, "b.-")
        plt.xlabel("Epoch")
        plt.ylabel("Loss")
        plt.pause(1e-4)
    plt.show()
