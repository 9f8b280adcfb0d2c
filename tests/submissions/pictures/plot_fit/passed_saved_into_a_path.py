# Style: the place of the file is made with pathlib; the figure is saved, closed, and looked for afterwards.
from pathlib import Path


def plot_fit(x, y, W, truth, filename):
    place = Path.cwd() / filename
    fig, ax = plt.subplots(1, 1)
    fit = np.poly1d(W.detach().numpy()[::-1])
    true = np.poly1d(truth.numpy()[::-1])
    x, y = x.numpy(), y.numpy()
    ax.plot(x, y, "s", mfc="none")
    ax.plot([x.min(), x.max()], fit([x.min(), x.max()]), label=f"fit: {fit}")
    ax.plot([x.min(), x.max()], true([x.min(), x.max()]), label=f"truth: {true}")
    ax.set_xlabel("x")
    ax.set_ylabel("y")
    ax.legend()
    fig.savefig(place)
    plt.close("all")
    print("saved:", place.exists(), place.stat().st_size > 0)
