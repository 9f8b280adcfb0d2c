# Style: eval and inference_mode, children, lists of two numbers in one array.
@torch.inference_mode()
def shapes_on_the_way(net, X):
    net.eval()
    out = X
    shapes = [list(out.shape)]
    for layer in net.children():
        out = layer(out)
        shapes.append([out.size(0), out.size(1)])
    return np.array(shapes)

def count_nodes(net):
    first, *_ = linears = [m for m in net if hasattr(m, "out_features")]
    return [first.in_features, *map(lambda m: m.out_features, linears)]
