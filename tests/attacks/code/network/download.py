"""Downloads with the standard library."""
#: control
import urllib.request
won = False
try:
    urllib.request.urlopen(f"http://127.0.0.1:{WORLD['tcp']}/", timeout=0.3)
    won = True
except Exception as error:
    won = "timed out" in str(error)  # it was connected, and nobody answered
