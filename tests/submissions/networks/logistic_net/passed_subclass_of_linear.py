# Style: a layer whose result is squeezed afterwards, by inheritance.
class Logistic(nn.Linear):
    def forward(self, X):
        return super().forward(X).sigmoid()

def logistic_net():
    torch.manual_seed(0)
    return Logistic(1, 1)
