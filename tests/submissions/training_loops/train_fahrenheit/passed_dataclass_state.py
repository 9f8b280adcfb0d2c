# Style: a dataclass with the state and its methods; the log is a dict's items; a figure is drawn on the way.
%matplotlib inline
from dataclasses import dataclass, field

@dataclass
class Training:
    w: float
    b: float
    epoch: int = 0
    log: dict = field(default_factory=dict)

    def advance(self, x, y, lr):
        e = self.w * x + self.b - y
        self.w, self.b = self.w - lr * 2 * (e * x).mean(), self.b - lr * 2 * e.mean()

    def loss(self, x, y):
        return ((self.w * x + self.b - y) ** 2).mean()

def train_fahrenheit(x, y, start, lr, epochs, log_every):
    run = Training(*start)
    while run.epoch < epochs:
        loss = run.loss(x, y)
        if not math.isfinite(loss):
            break
        run.epoch += 1
        if run.epoch % log_every == 0:
            run.log[run.epoch] = loss.item()
        run.advance(x, y, lr)
    plt.plot(list(run.log), list(run.log.values()))
    plt.show()
    return list(run.log.items()), (run.w, run.b)
