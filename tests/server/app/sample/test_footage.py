from server.app.sample.footage import on_paper


def test_on_paper_a_film_has_rungs_too() -> None:
    footage = on_paper(1)
    assert footage.profiles == ["240p", "360p"]
    assert footage.seconds > 4
    assert on_paper(0).sha256 != footage.sha256
