"""Verdicts as people and programs read them.

    card      one verdict as HTML and as plain text, in the student's language
    safe      students' own HTML, made harmless
    cells     verdicts into a notebook's outputs, where nbgrader looks for scores
    terminal  a table and its explanations (rich)
    as_json   the documented, versioned JSON of `stepmark check --json`
    stored    a graded notebook to and from the cache beside the gradebook
"""
