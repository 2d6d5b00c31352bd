"""Comments in two levels, and what others think of them."""

from random import Random

from server.app.sample.catalogue import VideoPlan
from server.app.sample.incidents import Incident, Incidents
from server.app.sample.people import Person
from server.app.sample.sheet import Sheet, Sink
from server.app.sample.talk import BAD, COMMENTS, REPLIES
from server.app.sample.values import DAY, HOUR, Ids, Seconds, moment
from server.app.sample.viewing import Tally
from server.app.sample.world import World, about, happens
from server.features.comments.models import Comment, CommentReaction

SAID = Sheet(
    Comment, "id", "created_at", "updated_at", "video_id", "user_id", "parent_id", "text", "status",
    "like_count", "dislike_count", "reply_count", "edited", "edited_at", "deleted_at",
)  # fmt: skip
REACTED = Sheet(CommentReaction, "id", "created_at", "comment_id", "user_id", "is_like")
SHOWN = {"ACTIVE", "FLAGGED"}
REPLY_SHARE = 0.3
DELETED, REPORTED = 0.01, 0.02
"""Of all comments."""
_REPLY_LAG = 20 * HOUR


class Said:
    """One comment while its replies are counted."""

    __slots__ = ("at", "deleted", "id", "replies", "status", "text", "top", "user")

    def __init__(self, identifier: str, at: Seconds, user: str, top: "Said | None") -> None:
        self.id, self.at, self.user, self.top = identifier, at, user, top
        self.status, self.text, self.deleted, self.replies = "ACTIVE", "", False, 0

    @property
    def shown(self) -> bool:
        """Neither deleted nor hidden by moderation itself."""
        return not self.deleted and self.status in SHOWN


class Talk:
    """Writes the comments of one video after the other."""

    def __init__(self, world: World, sink: Sink, crowd: list[Person], told: Incidents) -> None:
        self._world, self._sink, self._told = world, sink, told
        self._crowd = [person.id for person in crowd if person.status == "ACTIVE"]

    def write(self, plan: VideoPlan, owner: str, tally: Tally) -> None:
        """Rows of one published video; its tally learns how many are shown."""
        random = self._world.random("talk", plan.number)
        new_id = self._world.ids("talk", plan.number)
        many = min(about(random, self._world.size.comments * plan.weight), plan.views)
        tops: list[Said] = []
        said: list[Said] = []
        span = self._world.present - plan.published - HOUR
        for _ in range(many):
            top = random.choice(tops) if tops and random.random() < REPLY_SHARE else None
            if top is None:
                # Most of what is said is said in the first days.
                at = plan.published + 60 + int(span * random.random() ** 3)
            else:
                at = min(top.at + 60 + random.randrange(_REPLY_LAG), self._world.present - 1)
            user = owner if top and happens(random, 0.3) else random.choice(self._crowd)
            one = Said(new_id(at), at, user, top)
            self._fate(random, one, plan.language)
            if top is None:
                tops.append(one)
            elif one.shown:
                top.replies += 1
            said.append(one)
        for one in said:
            self._write(random, new_id, plan, one)
            if one.shown and (one.top is None or one.top.status in SHOWN):
                tally.comments += 1
                tally.by_day["comments", one.at // DAY] += 1
            tally.last = max(tally.last, one.at)

    def _fate(self, random: Random, one: Said, language: str) -> None:
        chance = random.random()
        one.text = random.choice((COMMENTS if one.top is None else REPLIES)[language])
        if chance < DELETED:
            one.deleted = True
        elif chance < DELETED + REPORTED:
            one.status, one.text = (
                random.choice(("FLAGGED", "HIDDEN", "REMOVED")),
                random.choice(BAD),
            )
            outcome = "PENDING" if one.status == "FLAGGED" else "ACTIONED"
            action = {"HIDDEN": "CONTENT_HIDDEN", "REMOVED": "CONTENT_REMOVED"}.get(one.status)
            self._told.tell(Incident("COMMENT", one.id, one.at, outcome, action, "SPAM"))

    def _write(self, random: Random, new_id: Ids, plan: VideoPlan, one: Said) -> None:
        likes, dislikes = 0, 0
        fans = random.choice((0, 0, 0, 0, 0, 0, 1, 1, 2)) if one.shown else 0
        for user in random.sample(self._crowd, fans):
            like = happens(random, 0.9)
            at = min(one.at + random.randrange(60, DAY), self._world.present - 1)
            self._sink.put(REACTED, (new_id(at), moment(at), one.id, user, int(like)))
            likes += like
            dislikes += not like
        made = moment(one.at)
        last = self._world.present - 1
        edited = moment(min(one.at + 300, last)) if happens(random, 0.03) else None
        self._sink.put(SAID, (
            one.id, made, edited or made, plan.id, one.user, one.top.id if one.top else None,
            one.text, one.status, likes, dislikes, one.replies, int(edited is not None), edited,
            moment(min(one.at + HOUR, last)) if one.deleted else None,
        ))  # fmt: skip
