from studio.features.uploads.state import ItemState


def test_what_is_finished_never_sends() -> None:
    for state in ItemState:
        assert not (state.finished and state.sends)
    assert {state for state in ItemState if state.finished} == {
        ItemState.PUBLISHED,
        ItemState.CANCELLED,
    }
    assert ItemState.NO_NETWORK.sends
    assert not ItemState.PAUSED.sends
