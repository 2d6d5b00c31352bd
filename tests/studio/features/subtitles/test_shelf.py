from uuid import uuid4

from studio.features.subtitles.gateway import Place
from studio.features.subtitles.shelf import Shelf
from tests.studio.features.subtitles.examples import track


def test_it_knows_which_tracks_there_are_and_which_is_shown() -> None:
    shelf = Shelf()
    assert shelf.typed(()) is None
    place = Place(uuid4(), 1)
    shelf.place, shelf.begun = place, {"bn"}
    assert shelf.typed(()) is None, "no track is shown"
    shelf.language = shelf.wanted = "en"
    assert shelf.languages == ["bn", "en"]
    assert shelf.still(place, "en")
    assert not shelf.still(Place(place.video_id, 2), "en")
    cues = track((0, 2000, "one"))
    typed = shelf.typed(cues)
    assert typed is not None
    assert (typed.language, typed.base, typed.cues) == ("en", "", cues)
    assert shelf.track_in("en") is None
    shelf.drop("bn")
    assert (shelf.languages, shelf.language) == (["en"], "en")
    shelf.drop("en")
    assert (shelf.languages, shelf.language, shelf.wanted) == ([], "", "")
