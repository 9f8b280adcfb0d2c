class SGD:
    def __init__(self, parameters, lr):
        self.parameters, self.lr = list(parameters), lr

    def step(self):
        ### BEGIN SOLUTION
        for p in self.parameters:
            p.data -= self.lr * p.grad
        ### END SOLUTION

    def zero_grad(self):
        ### BEGIN SOLUTION
        for p in self.parameters:
            p.grad = None
        ### END SOLUTION
