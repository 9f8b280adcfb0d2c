# Style: Python loops over numbers, lists as results.
def dloss_dprediction(prediction, target):
    n = len(prediction)
    out = []
    for p, t in zip(prediction, target):
        out.append(2 / n * (p.item() - t.item()))
    return out

def dprediction_dw(x, w, b):
    return [float(v) for v in x]

def dprediction_db(x, w, b):
    return [1.0 for _ in x]

def chain_gradient(x, target, w, b):
    dw = db = 0
    by_w, by_b = dprediction_dw(x, w, b), dprediction_db(x, w, b)
    for i, d in enumerate(dloss_dprediction(w * x + b, target)):
        dw += d * by_w[i]
        db += d * by_b[i]
    return [dw, db]
