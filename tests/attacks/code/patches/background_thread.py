"""A thread that changes everything while a check runs."""
#: may end itself
import threading, time
def meddle():
    import torch
    while True:
        torch.manual_seed(0)
        time.sleep(0.001)
threading.Thread(target=meddle, daemon=True).start()
won = False
