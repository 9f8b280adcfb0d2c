"""Watches every line that is run."""
import sys, threading
def look(frame, event, argument):
    return look
sys.settrace(look)
sys.setprofile(look)
threading.settrace(look)
