"""Patches json, struct and os."""
import json, struct, os
json.dumps = lambda *a, **k: '{}'
json.loads = struct.pack = None
os.fork = lambda: 0
os.waitpid = os.read = None
