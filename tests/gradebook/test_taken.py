"""Which submissions nbgrader holds as they would be graded now, and what makes it look again."""

import homework
import pytest
from homework import NAME, book

from graders.gradebook.autograde import autograde, ledger

STUDENTS = ("ada", "ben", "hal")  # the last one's notebook cannot be read
COURSE = ("what the course says",)


def held(room, course=COURSE):
    """Student -> the key under which the verdicts are kept, of those that need not be converted."""
    records = ledger(room, NAME, course)
    records.look()
    found = {student: records.held(student) for student in STUDENTS}
    return {student: key for student, key in found.items() if key is not None}


def grade(room, students=STUDENTS):
    """What `stepmark grade` does with the records."""
    records = ledger(room, NAME, COURSE)
    records.look()
    read = {student: records.begin(student) for student in students}
    for graded in autograde(room, NAME, students):
        records.note(graded.student, f"key of {graded.student}", read[graded.student])


@pytest.fixture
def graded(room, publish):
    publish(data="1,2")
    homework.hand_in(room, "ada", homework.solved())
    homework.hand_in(room, "ben", homework.solved(stub_double="def double(x:"))
    homework.hand_in(room, "hal", b"{")
    assert held(room) == {}
    grade(room)
    return room


def test_nothing_changed(graded):
    assert held(graded) == {student: f"key of {student}" for student in STUDENTS}
    list(autograde(graded, NAME, ["ben"]))  # again, with the same result
    assert set(held(graded)) == set(STUDENTS)


def test_another_submission(graded):
    homework.hand_in(graded, "ada", homework.solved(stub_triple="def triple(x):\n    return x"))
    assert set(held(graded)) == {"ben", "hal"}


def test_a_file_beside_it(graded):
    path = graded.submitted("ben", NAME)
    path.with_name("timestamp.txt").write_text("2030-01-02 12:00:00 UTC")
    assert set(held(graded)) == {"ada", "hal"}
    path.with_name("timestamp.txt").unlink()
    assert set(held(graded)) == set(STUDENTS)
    path.with_name("data.csv").write_text("3,4")
    assert set(held(graded)) == {"ada", "hal"}


def test_what_was_written_back_is_gone_or_changed(graded):
    graded.autograded("ada", NAME).chmod(0o644)
    graded.autograded("ada", NAME).write_text(graded.autograded("ada", NAME).read_text() + " ")
    graded.autograded("hal", NAME).unlink()
    assert set(held(graded)) == {"ben"}


def test_a_course_that_changed(graded):
    assert held(graded, ["what the course says now"]) == {}


def test_another_release(graded, publish):
    cells = homework.cells()
    cells[2].source = "Double it, please."
    publish(cells, data="1,2")
    assert held(graded) == {}


def test_another_file_handed_out(graded, publish):
    publish(data="1,2,3")
    assert held(graded) == {}


def test_a_due_date(graded):
    with book(graded) as gb:
        gb.update_or_create_assignment(NAME, duedate="2030-01-03 12:00:00 UTC")
    assert held(graded) == {}


def test_the_configuration(graded):
    text = graded.config.read_text()
    graded.config.write_text(text + "c.LateSubmissionPlugin.penalty_method = 'zero'\n")
    assert held(graded) == {}
    graded.config.write_text(text)
    assert set(held(graded)) == set(STUDENTS)


@pytest.mark.parametrize("line", ["c.AssignLatePenalties.plugin_class = 'email.message.Late'",
                                  "c.Autograde.post_convert_hook = print"])
def test_code_of_others_is_always_run_again(graded, line):
    graded.config.write_text(graded.config.read_text() + line + "\n")
    records = ledger(graded, NAME, COURSE)
    records.look()
    read = records.begin("ada")
    records.note("ada", "key", read)
    assert set(held(graded)) == set()


def test_scores_that_are_not_ours(graded):
    with book(graded) as gb:
        gb.find_grade("check-double", NAME, NAME, "ada").auto_score = 1
        gb.find_comment("stub-double", NAME, NAME, "ben").auto_comment = "No response."
        gb.db.commit()
    assert set(held(graded)) == {"hal"}


def test_a_submission_that_was_taken_out_of_the_gradebook(graded):
    with book(graded) as gb:
        gb.remove_submission(NAME, "ada")
    assert set(held(graded)) == {"ben", "hal"}


def test_a_gradebook_that_was_reset(graded, publish):
    graded.gradebook.unlink()
    publish(data="1,2")
    assert held(graded) == {}


def test_what_people_gave_is_no_change(graded):
    with book(graded) as gb:
        gb.find_grade("answer-why", NAME, NAME, "ada").manual_score = 3.5
        gb.find_grade("answer-why", NAME, NAME, "ada").needs_manual_grade = False
        gb.find_comment("answer-why", NAME, NAME, "ada").manual_comment = "Nearly."
        gb.db.commit()
    assert set(held(graded)) == set(STUDENTS)


def test_but_a_late_penalty_may_follow_from_it(graded):
    with book(graded) as gb:
        gb.update_or_create_assignment(NAME, duedate="2030-01-03 12:00:00 UTC")
    for student, day in (("ada", 4), ("ben", 2)):
        graded.submitted(student, NAME).with_name("timestamp.txt").write_text(f"2030-01-0{day} 12:00:00 UTC")
    grade(graded)
    assert set(held(graded)) == set(STUDENTS)
    with book(graded) as gb:
        for student in ("ada", "ben"):
            gb.find_grade("answer-why", NAME, NAME, student).manual_score = 3.5
        gb.db.commit()
    assert set(held(graded)) == {"ben", "hal"}


def test_a_conversion_that_did_not_end(graded):
    records = ledger(graded, NAME, COURSE)
    records.begin("ada")
    graded.taken(NAME, "ben").write_text('{"key": "a')
    assert set(held(graded)) == {"hal"}


def test_a_submission_replaced_while_it_is_graded(graded):
    records = ledger(graded, NAME, COURSE)
    records.look()
    read = records.begin("ada")
    list(autograde(graded, NAME, ["ada"]))
    homework.hand_in(graded, "ada", homework.given())
    records.note("ada", "key", read)
    assert set(held(graded)) == {"ben", "hal"}


def test_the_unchanged_are_only_read(graded, monkeypatch):
    monkeypatch.setattr("graders.gradebook.autograde.run", lambda converter: pytest.fail("converted again"))
    found = list(autograde(graded, NAME, STUDENTS, unchanged=STUDENTS))
    assert [(g.student, g.score, g.problem) for g in found] == [("ada", 6, ""), ("ben", 3, ""), ("hal", 0, "")]
    assert found[2].unreadable is not None
