# Style: Python floats, the product of matrix and vector as a double loop; a list and a tensor of a list.
def line(x, w, b):
    return [w.item() * xi + b.item() for xi in x.tolist()]

def line_by_matrix(x, W):
    X = [[1.0, xi] for xi in x.tolist()]
    prediction = []
    for row in X:
        total = 0.0
        for entry, weight in zip(row, W.tolist()):
            total += entry * weight
        prediction.append(total)
    return torch.tensor(prediction)
