"""Pages, solutions and checks become notebooks.

    page (Markdown, Jinja) --calls, prose--> parts --page--> cells --notebook, assignment--> source and student notebook
                                                      ^ ^
    solution --names--> stub, paste ------------------' '---- visible, literals: a check with the reference's answer
"""

from .assignment import Built, build_assignment
from .cells import DEMO_TAG, SETUP_ID, CellKind, PageCell, grade_id
from .names import IMPORTS
from .notebook import assemble, to_bytes
from .page import Page, read_page, title_of
from .stub import ANSWER_STUB, CODE_STUB, cut, definition_source, paste, renamed, solution_cell
from .visible import Frozen, canary_of, setup_source, visible_check

__all__ = [
    "ANSWER_STUB", "CODE_STUB", "DEMO_TAG", "IMPORTS", "SETUP_ID", "Built", "CellKind", "Frozen", "Page", "PageCell",
    "assemble", "build_assignment", "canary_of", "cut", "definition_source", "grade_id", "paste", "read_page",
    "renamed", "setup_source", "solution_cell", "title_of", "to_bytes", "visible_check",
]
