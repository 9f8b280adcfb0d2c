# Style: characters beyond ASCII become NUL, the rest are bytes that NumPy reads; truth values as result.
def char_one_hot(line):
    import re
    ascii_only = re.sub(r"[^\x00-\x7f]", "\x00", line.lower().strip())
    codes = np.frombuffer(ascii_only.encode("ascii"), dtype=np.uint8)
    return torch.from_numpy(codes[:, None] == np.arange(128))
