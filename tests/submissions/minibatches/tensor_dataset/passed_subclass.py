# Style: a subclass of TensorDataset; ones and zeros joined.
class FirstOnes(torch.utils.data.TensorDataset):
    def __init__(self, n, ones):
        targets = torch.cat([torch.ones(ones), torch.zeros(n - ones)])
        super().__init__(torch.linspace(0, n - 1, n), targets)


make_dataset = FirstOnes
