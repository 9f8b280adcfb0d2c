"""nbgrader at both ends: what is released and handed in, what is graded and written back.

    config     nbgrader_config.py of a classroom
    release    source/ and release/ of an assignment          orphans    what a new release would take from students
    reading    a submitted file -> a notebook, whatever it is
    repair     a submitted notebook -> what was released, with the student's work in it
    matching, placing    its two steps: which cell is which, and where it stands
    plugin     our engine where nbgrader's Execute stood
    autograde  a class through nbgrader's converters: scores, feedback
    handed_in  a submission made whole, without nbgrader's converters
    given      what students were given                       session    running nbgrader's converters in this process
    nodes      nbformat's constructors, typed

nbgrader finds the preprocessors of `repair` and `plugin` by the names that stand in nbgrader_config.py.
"""
