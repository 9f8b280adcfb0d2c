# Style: functions in place of operators, nonzero and index_select; a helper that joins words.
def split_by_quality(features, target):
    is_bad = torch.le(target, 3)
    is_good = torch.ge(target, 7)
    is_mid = torch.logical_not(torch.logical_or(is_bad, is_good))
    def rows(mask):
        return features.index_select(0, mask.nonzero().squeeze(1))
    return rows(is_bad), rows(is_mid), rows(is_good)

def two_decimals(number):
    return format(float(number), ".2f")

def means_table(names, *groups):
    lines = []
    for j in range(len(names)):
        line = [names[j]]
        for group in groups:
            line.append(two_decimals(group[:, j].sum() / len(group)))
        lines.append(" ".join(line))
    return lines
