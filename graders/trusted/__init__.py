"""What may be imported beside a reference, a solution or a mistake, and never beside a submission.

    training    any training of the curriculum as one loop around one step, and the mistakes that are made in it
"""
