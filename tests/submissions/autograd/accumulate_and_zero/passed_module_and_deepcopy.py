# Style: a parameter in a module, zeroed by the module, looked at by deep copies.
import copy


def accumulate_and_zero(loss_of, start):
    class Holder(nn.Module):
        def __init__(self):
            super().__init__()
            self.p = nn.Parameter(start.clone())

    holder, seen = Holder(), []
    for action in ("back", "back", "zero", "back"):
        if action == "back":
            loss_of(holder.p).backward()
        else:
            holder.zero_grad(set_to_none=False)
        seen.append(copy.deepcopy(holder.p.grad))
    return seen
