"""The judge: pure functions from evidence and truth to verdicts. No file, process, clock or random number in here.

    numbers     trees of evidence as arrays
    distance    tolerance from an ensemble; how far numbers lie apart
    discrete    plain values, equal or not
    close       numbers anywhere in the evidence
    criteria    equal, close, satisfies, at_least, parts
    trajectory  a history per step: first divergence, horizon, length
    curves      what there is to draw of a wrong trajectory
    margins     how far evidence lies from the truth, in tolerances
    verdict     evidence of all instances -> outcome, points, reason, named mistake

Every difference is said twice: `plain` holds no value of the instance and may be shown for any, `detail` holds what was
got and expected and is shown for the public one only.
"""
