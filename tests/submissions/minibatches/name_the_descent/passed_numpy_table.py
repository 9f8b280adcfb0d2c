# Style: a row of a NumPy table of strings, found by how many of two conditions hold.
def name_the_descent(n, batch_size):
    names = np.array([["stochastic gradient descent", "stochastic gradient descent"],
                      ["mini-batch gradient descent", "stochastic gradient descent"],
                      ["gradient descent", "gradient descent"]])
    return names[int(batch_size > 1) + int(batch_size >= n)]
