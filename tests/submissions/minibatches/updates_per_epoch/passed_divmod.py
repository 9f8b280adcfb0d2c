# Style: divmod, truth values as numbers, lambda.
updates_per_epoch = lambda n, batch_size, drop_last: divmod(n, batch_size)[0] + (n % batch_size > 0 and not drop_last)
epochs_for = lambda updates, n, batch_size: -(-updates // updates_per_epoch(n, batch_size, False))
