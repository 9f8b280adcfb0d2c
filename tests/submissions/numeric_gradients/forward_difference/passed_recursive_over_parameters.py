# Style: a recursion over the parameters that gathers the slopes in a tuple.
def forward_difference(loss, w0, w1, h=0.001):
    def rest(i):
        if i == 2:
            return ()
        ahead = [w0, w1]
        ahead[i] = ahead[i] + h
        return ((loss(*ahead) - loss(w0, w1)).item() / h,) + rest(i + 1)

    return rest(0)
