# Style: markers only, no_grad, attached 0-d tensors turned into an array; the axes by plt.setp.
@torch.no_grad()
def plot_loss_curve(losses):
    n = len(losses)
    figure = plt.figure()
    axes = figure.add_axes([0.15, 0.15, 0.8, 0.8])
    axes.plot(np.linspace(1, n, n), [loss.detach().cpu().numpy() for loss in losses], "x")
    plt.setp(axes, xlabel="k", ylabel="L", xlim=(0, n + 1))
