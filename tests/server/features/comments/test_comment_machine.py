"""Comments against plain objects."""

from dataclasses import dataclass, field
from uuid import UUID

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from server.contract.comments import CommentIn, CommentSort, CommentStatus
from server.contract.identity import UserStatus
from server.contract.interactions import Reaction
from server.features.comments import repository
from server.features.comments.delete import delete_comment
from server.features.comments.edit import edit_comment
from server.features.comments.models import Comment
from server.features.comments.moderate import set_status
from server.features.comments.react import react
from server.features.comments.write import write_comment
from server.features.identity.models import User
from server.features.identity.standing import check_usable
from server.features.identity.tokens import Actor
from server.features.videos.models import Video
from server.kit.db.unit import Unit, Units
from server.kit.errors import NotAllowedError, NotFoundError
from tests.server.scenery import as_actor, make_channel, make_user, make_video

pytestmark = pytest.mark.proof

PEOPLE = 3
OWNER = 0
LIMIT = 100
whom = st.integers(0, PEOPLE - 1)
which = st.integers(0, 9)


@dataclass
class Said:
    """What a comment is, as anybody would write it down."""

    id: UUID
    author: int
    top: "Said | None"
    text: str
    status: CommentStatus = CommentStatus.ACTIVE
    deleted: bool = False
    reactions: dict[int, Reaction] = field(default_factory=dict)

    @property
    def open(self) -> bool:
        """Moderation shows it."""
        return self.status in {CommentStatus.ACTIVE, CommentStatus.FLAGGED}


class Talking(RuleBasedStateMachine):
    """A few people talk under one video; moderation steps in, and accounts are shut."""

    def __init__(self, units: Units) -> None:
        super().__init__()
        self.units = units
        with units.write() as unit:
            self.people = [make_user(unit) for _ in range(PEOPLE)]
            self.video = make_video(unit, make_channel(unit, self.people[OWNER])).id
        self.said: list[Said] = []
        self.shut: set[int] = set()

    @initialize()
    def begin(self) -> None:
        self.write(1)
        self.write(2)
        self.reply(2, 0)
        self.reply(0, 1)
        self.reply(1, 2)

    @rule(who=whom)
    def write(self, who: int) -> None:
        self._write(who, None)

    @rule(who=whom, what=which)
    def reply(self, who: int, what: int) -> None:
        self._write(who, self._pick(what))

    @rule(who=whom, what=which)
    def edit(self, who: int, what: int) -> None:
        said = self._pick(what)
        text = f"{said.text}, edited"
        try:
            with self.units.write() as unit:
                edit_comment(unit, said.id, self._actor(who), text)
        except NotFoundError:
            assert said.deleted or not self._stands(said)
        except NotAllowedError:
            assert who != said.author
        else:
            assert who == said.author
            assert self._answerable(said)
            said.text = text

    @rule(who=whom, what=which)
    def delete(self, who: int, what: int) -> None:
        said = self._pick(what)
        try:
            with self.units.write() as unit:
                delete_comment(unit, said.id, self._actor(who))
        except NotFoundError:
            assert said.deleted or not self._stands(said)
        except NotAllowedError:
            assert who not in {said.author, OWNER}
        else:
            assert who in {said.author, OWNER}
            assert not said.deleted
            said.deleted = True

    @rule(who=whom, what=which, reaction=st.none() | st.sampled_from(Reaction))
    def react(self, who: int, what: int, reaction: Reaction | None) -> None:
        said = self._pick(what)
        try:
            with self.units.write() as unit:
                told = react(unit, said.id, self._actor(who), reaction)
        except NotFoundError:
            assert not self._answerable(said)
        else:
            assert self._answerable(said)
            said.reactions.pop(who, None)
            if reaction is not None:
                said.reactions[who] = reaction
            assert (told.like_count, told.dislike_count) == _counts(said)

    @rule(what=which, status=st.sampled_from(CommentStatus))
    def moderate(self, what: int, status: CommentStatus) -> None:
        said = self._pick(what)
        with self.units.write() as unit:
            set_status(unit, said.id, status)
        said.status = status

    @rule(who=st.integers(1, PEOPLE - 1))
    def shut_or_reopen(self, who: int) -> None:
        self.shut ^= {who}
        status = UserStatus.SUSPENDED if who in self.shut else UserStatus.ACTIVE
        with self.units.write() as unit:
            unit.session.get_one(User, self.people[who].id).status = status

    @invariant()
    def counters_are_right(self) -> None:
        with self.units.read() as unit:
            for said in self.said:
                row = unit.session.get_one(Comment, said.id)
                assert (row.like_count, row.dislike_count) == _counts(said)
                assert row.reply_count == len(self._replies(said))
                assert row.text == said.text
            shown = [
                said
                for said in self.said
                if said.open and not said.deleted and (said.top is None or said.top.open)
            ]
            assert unit.session.get_one(Video, self.video).comment_count == len(shown)

    @invariant()
    def listings_show_what_stands(self) -> None:
        with self.units.read() as unit:
            tops = [said for said in self.said if said.top is None and self._stands(said)]
            assert self._listed(unit) == {said.id for said in tops}
            for said in tops:
                rows, _ = repository.replies(unit.session, said.id, cursor=None, limit=LIMIT)
                expected = [it.id for it in self._replies(said) if it.author not in self.shut]
                assert [comment.id for comment, _, _ in rows] == expected

    def _write(self, who: int, answered: Said | None) -> None:
        text = f"Comment {len(self.said)}"
        asked = CommentIn(text=text, parent_id=answered.id if answered else None)
        try:
            with self.units.write() as unit:
                # As every request that writes is asked, before its handler begins.
                check_usable(unit.session.get_one(User, self.people[who].id).status)
                made = write_comment(unit, self.video, self._actor(who), asked)
        except NotAllowedError:
            assert who in self.shut
        except NotFoundError:
            assert answered is not None
            assert not self._answerable(answered)
        else:
            assert who not in self.shut
            top = (answered.top or answered) if answered else None
            assert answered is None or self._answerable(answered)
            assert made.parent_id == (top.id if top else None)
            self.said.append(Said(made.id, who, top, text))

    def _listed(self, unit: Unit) -> set[UUID]:
        by_sort = [
            repository.top_comments(unit.session, self.video, sort=sort, cursor=None, limit=LIMIT)[
                0
            ]
            for sort in CommentSort
        ]
        first, second = ([comment.id for comment, _, _ in rows] for rows in by_sort)
        assert set(first) == set(second)
        return set(first)

    def _replies(self, said: Said) -> list[Said]:
        return [it for it in self.said if it.top is said and it.open and not it.deleted]

    def _stands(self, said: Said) -> bool:
        """It is found, perhaps as a deleted one that has replies."""
        if not said.open or said.author in self.shut:
            return False
        if said.top is not None:
            return not said.deleted and said.top.open and said.top.author not in self.shut
        return not said.deleted or bool(self._replies(said))

    def _answerable(self, said: Said) -> bool:
        return self._stands(said) and not said.deleted

    def _pick(self, what: int) -> Said:
        return self.said[what % len(self.said)]

    def _actor(self, who: int) -> Actor:
        return as_actor(self.people[who])


def _counts(said: Said) -> tuple[int, int]:
    values = list(said.reactions.values())
    return values.count(Reaction.LIKE), values.count(Reaction.DISLIKE)


def test_comments_are_what_anybody_would_write_down(units: Units) -> None:
    run_state_machine_as_test(
        lambda: Talking(units),  # type: ignore[arg-type]
        settings=settings(
            max_examples=20,
            stateful_step_count=15,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
