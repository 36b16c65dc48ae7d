"""Ten tasks of a reader who has a keyboard and no mouse, each done from the page's beginning in a real Chromium."""

import pytest

from crossread.show import page
from tests.show.factory import crane_record

pytestmark = pytest.mark.xdist_group("browser")

ROW = "document.activeElement.closest('.row')?.id"
VIEW = "[...document.querySelectorAll('.view')].filter(one => one.offsetParent).map(one => one.id).join()"
MARKS = "[...document.querySelectorAll('#r1 td ins')].map(one => one.textContent).join('|')"
KINDS = "[...document.querySelectorAll('#difference-table tbody')].map(one => one.dataset.kind)"
MOST_PRESSES = 400

# What the reader wants: the keys, where "→ selector" is Tab until the focus is there, and what is so afterwards.
TASKS = {
    "see where reports differ": (["3"], VIEW, "differences"),
    "reach a view by its link": (["→ .views a[href='#origins']", "Enter"], VIEW, "origins"),
    "go down the rows and up again": (["j", "j", "j", "k"], ROW, "r2"),
    "see what another report says": (["j", "l"], "document.activeElement.dataset.n", "Meridian Wire"),
    "go to the first contradiction": (["x"], "document.activeElement.closest('.row').dataset.rel", "contradicts"),
    "find a row by a word": (["/", "“cables”"], "[...document.querySelectorAll('.row')].filter(one => one.offsetParent).length", 1),
    "read the help and put it away": (["?", "Escape"], "document.querySelector('#help').offsetParent === null", True),
    "compare with a report of one's choice": (["→ #against", "“North Post”"], MARKS, "transport|will likely close|is likely to close"),
    "put the differences in order": (
        ["3", "→ #order", "“by kind”"],
        f"(kinds => kinds.join() === [...kinds].sort().join())({KINDS})",
        True,
    ),
    "see the words in their text": (["j", "→ .row a.go", "Enter"], f"{VIEW} + (document.querySelectorAll('.hit').length > 0)", "textstrue"),
}  # fmt: skip


def reach(tab, selector):
    """Press Tab until the focus is on what was looked for."""
    for _ in range(MOST_PRESSES):
        tab.keyboard.press("Tab")
        if tab.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    pytest.fail(f"{selector} is not reached by Tab")


@pytest.mark.parametrize("task", TASKS)
def test_a_task_is_done_by_keyboard_alone(opened, task):
    """From the beginning of the page the keys lead there; nothing complains."""
    keys, question, answer = TASKS[task]
    tab, events = opened(page(crane_record()))
    for key in keys:
        if key.startswith("→ "):
            reach(tab, key[2:])
        elif key.startswith("“"):
            tab.keyboard.type(key[1:-1])
        else:
            tab.keyboard.press(key)
    tab.wait_for_function(f"answer => ({question}) === answer", arg=answer, timeout=120_000)
    assert events["troubles"] == []
