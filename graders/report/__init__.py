"""Verdicts as people and programs read them.

    card      one verdict as HTML and as plain text, in the student's language
    picture   target and yours, drawn: the SVG of a wrong trajectory, and the sentences under it
    window    which part of the numbers a picture shows, and on which scale
    safe      students' own HTML, made harmless
    cells     verdicts into a notebook's outputs, where nbgrader looks for scores
    terminal  a table and its explanations (rich)
    as_json   the documented, versioned JSON of `stepmark check --json`
    stored    a graded notebook to and from the cache beside the gradebook
"""
