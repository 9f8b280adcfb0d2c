"""Patches the shell."""
ip = get_ipython()
ip.run_cell = ip.showtraceback = lambda *a, **k: None
ip.user_ns.clear()
