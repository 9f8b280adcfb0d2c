# Style: how often the printed network says Linear.
def count_layers(net):
    text = str(net)
    k = text.count("Linear(")
    return {"layers": k, "hidden": k - 1}.values()
