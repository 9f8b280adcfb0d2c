# Mistake: the errors are summed before they are squared.
# named: square_of_the_sum
def sse(prediction, target):
    return (prediction.flatten() - target.flatten()).sum() ** 2

def mse(prediction, target):
    return (prediction.flatten() - target.flatten()).mean() ** 2
