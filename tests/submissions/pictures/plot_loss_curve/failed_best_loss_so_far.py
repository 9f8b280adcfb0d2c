# Mistake: what is kept is the smallest loss so far, which never grows.
# named: best_so_far
def plot_loss_curve(losses):
    values = np.minimum.accumulate([loss.item() for loss in losses])
    plt.plot(np.arange(1, len(values) + 1), values)
    plt.xlabel("epoch")
    plt.ylabel("loss")
