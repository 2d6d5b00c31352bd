from studio.ui.state import ViewState


def test_every_face_has_a_name_of_its_own() -> None:
    assert len({state.value for state in ViewState}) == 6
