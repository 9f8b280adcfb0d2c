# Mistake: range(1, n) ends before n, so zip drops the last loss.
def plot_loss_curve(losses):
    pairs = list(zip(range(1, len(losses)), losses))
    plt.plot([k for k, _ in pairs], [float(loss.detach()) for _, loss in pairs])
    plt.xlabel("epoch")
    plt.ylabel("loss")
