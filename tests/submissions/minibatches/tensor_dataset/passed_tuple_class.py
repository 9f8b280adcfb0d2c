# Style: no base class, floats for a single sample, a comprehension for the targets.
def make_dataset(n, ones):
    class Pairs:
        tensors = (torch.tensor([float(i) for i in range(n)]), torch.tensor([1.0 if i < ones else 0.0 for i in range(n)]))

        def __len__(self):
            return n

        def __getitem__(self, i):
            x, y = (column[i] for column in self.tensors)
            return (x, y) if isinstance(i, slice) else (x.item(), y.item())

    return Pairs()
