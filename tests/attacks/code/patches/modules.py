"""Empties the module table and the path."""
import sys
sys.modules.clear()
sys.path.clear()
