from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from studio.ui.state import ViewState
from studio.ui.state_stack import StateStack


def _stack(qtbot: QtBot) -> tuple[StateStack, dict[ViewState, QWidget]]:
    pages: dict[ViewState, QWidget] = {state: QLabel(state.value) for state in ViewState}
    stack = StateStack(pages)
    qtbot.addWidget(stack)
    stack.show()
    return stack, pages


def test_a_quick_answer_shows_no_skeleton(qtbot: QtBot) -> None:
    stack, pages = _stack(qtbot)
    stack.show_state(ViewState.LOADING)
    assert stack.shown is not pages[ViewState.LOADING]
    stack.show_state(ViewState.CONTENT)
    assert stack.shown is pages[ViewState.CONTENT]


def test_a_skeleton_stands_long_enough_to_be_seen(qtbot: QtBot) -> None:
    stack, pages = _stack(qtbot)
    # Longer than this test itself may be held up between two looks.
    stack._least_ms = 1000
    stack.show_state(ViewState.LOADING)
    qtbot.waitUntil(lambda: stack.shown is pages[ViewState.LOADING])
    stack.show_state(ViewState.EMPTY)
    assert stack.shown is pages[ViewState.LOADING]
    qtbot.waitUntil(lambda: stack.shown is pages[ViewState.EMPTY])
    assert stack.state is ViewState.EMPTY
