"""What runs beside the code under test. Nothing in here imports the rest of the engine, and nothing in here is secret.

    __main__  ->  server (imports torch once, forks)  ->  submission (runs cells, answers requests)
                                                              cells     IPython in the process
                                                              evidence  values -> tree
                                                              probe     what a check's body may use
                                                              pictures  figures that were closed
                                                              recorder  how training is seen from outside
    frames    bytes <-> tree, shared with the trusted side
"""
