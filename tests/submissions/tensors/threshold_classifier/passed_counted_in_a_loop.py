# Style: a loop over pairs with counters in plain Python.
def threshold_classifier(sulfur, target, threshold):
    predicted = actual = matches = 0
    for s, t in zip(sulfur, target):
        if s < threshold:
            predicted += 1
            if t > 5:
                matches += 1
        if t > 5:
            actual += 1
    precision = matches / predicted
    recall = matches / actual
    return predicted, actual, matches, precision, recall
