# Mistake: the logarithm is drawn in place of the loss on a logarithmic axis.
# named: logarithms_drawn
def plot_loss_curve(losses):
    plt.plot(range(1, len(losses) + 1), [math.log10(loss) for loss in losses])
    plt.xlabel("epoch")
    plt.ylabel("loss")
    plt.show()
