# Style: stacked, detached, on a logarithmic axis; titled.
def plot_loss_curve(losses):
    curve = torch.stack(losses).detach().numpy()
    plt.figure(figsize=(5, 3))
    plt.semilogy(np.arange(1, len(curve) + 1), curve, label="training")
    plt.title(f"loss {curve[-1]:.3g} after {len(curve)} epochs")
    plt.xlabel("에폭")
    plt.ylabel("손실")
    plt.grid(which="both")
    plt.legend()
