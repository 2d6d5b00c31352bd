from server.app.sample.catalogue import LOOKS
from server.app.sample.films import FEW, FILMS
from server.app.sample.size import LARGE, SMALL
from server.app.sample.topics import PIECES, TOPICS


def test_there_are_films_enough_for_every_topic() -> None:
    names = {film.name for film in FILMS}
    assert len(names) == len(FILMS) >= LARGE.films
    assert SMALL.films == FEW
    for topic in TOPICS:
        assert set(topic.films) <= names
        assert set(topic.films) & {film.name for film in FILMS[:FEW]}
    few = {film.name for film in FILMS[:FEW]}
    assert {piece.film for piece in PIECES} <= few


def test_each_film_has_its_own_picture_and_looks_within_its_length() -> None:
    graphs = [film.picture() for film in FILMS]
    assert len(set(graphs)) == len(FILMS)
    for film in FILMS:
        assert 5 <= film.seconds <= 8
        assert len(film.looks) == LOOKS
        assert all(at < film.seconds for at, _light in film.looks)
