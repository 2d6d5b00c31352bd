from studio.ui.resources import resources_dir, translations_dir


def test_tokens_and_drawings_are_where_the_code_looks() -> None:
    assert (resources_dir() / "themes" / "tokens.json").is_file()
    assert (resources_dir() / "icons" / "river-at-dusk.svg").is_file()
    assert translations_dir().name == "translations"
