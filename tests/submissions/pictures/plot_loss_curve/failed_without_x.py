# Mistake: plot without a first argument counts from 0.
# named: epochs_from_zero
def plot_loss_curve(losses):
    fig, ax = plt.subplots(figsize=(6, 3))
    ax.plot([l.detach() for l in losses], marker="o")
    ax.set_xlabel("Epoch")
    ax.set_ylabel("Loss")
    fig.tight_layout()
    return fig, ax
