from hypothesis import given
from hypothesis import strategies as st

from server.features.media.subtitles.cues import PLAIN, STYLES, Cue, Run, tidy

BOLD, ITALIC = frozenset({"b"}), frozenset({"i"})
RUNS = st.lists(
    st.builds(
        Run,
        st.text(st.characters() | st.sampled_from("\n\r \t\u2028<>&"), max_size=12),
        st.frozensets(st.sampled_from(STYLES)),
    ),
    max_size=6,
)


def test_a_cues_text_is_its_words_without_styles() -> None:
    assert Cue(0, 1, (Run("A ", BOLD), Run("b"))).text == "A b"


def test_runs_of_one_style_are_one_run() -> None:
    assert tidy([Run("a"), Run("b"), Run("", BOLD), Run("c")]) == (Run("abc"),)


def test_empty_lines_and_loose_space_go() -> None:
    assert tidy([Run("\n  one  \r\n\n \n two\n")]) == (Run("one\ntwo"),)


def test_a_style_goes_on_over_a_lines_end_where_both_lines_have_it() -> None:
    assert tidy([Run("a\nb", BOLD)]) == (Run("a\nb", BOLD),)
    assert tidy([Run("a\n", BOLD), Run("b", ITALIC)]) == (
        Run("a", BOLD),
        Run("\n", PLAIN),
        Run("b", ITALIC),
    )


def test_control_characters_go_but_not_what_shapes_words() -> None:
    joined = "ক্\u200dষ র\u200d্যাম"
    assert tidy([Run(f"{joined}\x07\x1b\u202a")])[0].text == f"{joined}\u202a"


@given(RUNS)
def test_what_is_tidy_stays(runs: list[Run]) -> None:
    once = tidy(runs)
    assert tidy(once) == once
    assert "" not in "".join(run.text for run in once).split("\n") or not once
