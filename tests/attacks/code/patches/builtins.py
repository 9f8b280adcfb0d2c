"""Patches what everything is made of."""
import builtins
builtins.open = builtins.len = builtins.isinstance = builtins.type = lambda *a, **k: 1 / 0
