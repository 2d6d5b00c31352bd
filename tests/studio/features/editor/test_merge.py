from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from studio.features.editor.details import FIELDS, SETS, same
from studio.features.editor.merge import Side, merge, resolve

WORDS = st.sampled_from(["", "a", "b", "c"])
LISTS = st.lists(st.sampled_from("abcd"), unique=True)
VALUES = st.fixed_dictionaries({f: LISTS if f in SETS else WORDS for f in FIELDS})
SIDES = st.dictionaries(st.sampled_from(FIELDS), st.sampled_from(Side))


@given(VALUES, VALUES)
def test_what_one_alone_changed_is_taken(base: dict[str, Any], changed: dict[str, Any]) -> None:
    for merged in (merge(base, changed, base), merge(base, base, changed)):
        assert merged.clashes == ()
        assert all(same(f, merged.values[f], changed[f]) for f in FIELDS)


@given(VALUES, VALUES, VALUES)
def test_nobodys_change_is_dropped_without_a_word(
    base: dict[str, Any], mine: dict[str, Any], theirs: dict[str, Any]
) -> None:
    merged = merge(base, mine, theirs)
    for field in set(FIELDS) - SETS:
        value = merged.values[field]
        if field in merged.clashes:
            assert len({base[field], mine[field], theirs[field]}) == 3
        elif not same(field, mine[field], base[field]):
            assert same(field, value, mine[field])
        else:
            assert same(field, value, theirs[field])
    for field in SETS:
        before, ours, others = set(base[field]), set(mine[field]), set(theirs[field])
        now = set(merged.values[field])
        assert (ours | others) - before <= now, "what either added is there"
        assert not now & ((before - ours) | (before - others)), "what either took is not"


@given(VALUES, VALUES, VALUES)
def test_both_sides_see_the_same_clashes(
    base: dict[str, Any], mine: dict[str, Any], theirs: dict[str, Any]
) -> None:
    one, other = merge(base, mine, theirs), merge(base, theirs, mine)
    assert one.clashes == other.clashes
    assert all(same(f, one.values[f], other.values[f]) for f in FIELDS if f not in one.clashes)


@given(VALUES, VALUES, VALUES, SIDES)
def test_a_decision_settles_each_clash(
    base: dict[str, Any], mine: dict[str, Any], theirs: dict[str, Any], sides: dict[str, Side]
) -> None:
    merged = merge(base, mine, theirs)
    values = resolve(merged, theirs, sides)
    for field in FIELDS:
        if field not in merged.clashes:
            assert values[field] == merged.values[field]
        else:
            wanted = theirs if sides.get(field) is Side.THEIRS else mine
            assert values[field] == wanted[field]
