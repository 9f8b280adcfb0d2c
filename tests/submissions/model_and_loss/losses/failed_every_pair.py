# Mistake: nothing is done about the shapes.
# named: tables_in_both
def sse(prediction, target):
    return ((prediction - target) ** 2).sum()

def mse(prediction, target):
    return ((prediction - target) ** 2).mean()
