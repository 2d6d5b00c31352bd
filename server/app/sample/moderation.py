"""Reports in every state, what moderators did about them, and who is shut out."""

from collections.abc import Sequence
from random import Random

from server.app.sample.catalogue import ChannelPlan
from server.app.sample.incidents import Incident
from server.app.sample.people import MODERATOR, SECOND_MODERATOR, Person
from server.app.sample.sheet import Sheet, Sink
from server.app.sample.talk import DETAILS, NOTES, REASONS
from server.app.sample.values import DAY, HOUR, Seconds, moment
from server.app.sample.world import World, happens
from server.features.moderation.models import Flag, ModerationLog, UserSuspension

FLAGS = Sheet(
    Flag, "id", "created_at", "content_type", "object_id", "user_id", "reason", "reason_detail",
    "status", "reviewed_by_id", "reviewed_at", "review_notes",
)  # fmt: skip
LOG = Sheet(
    ModerationLog, "id", "created_at", "moderator_id", "content_type", "object_id", "action",
    "reason", "related_flag_id", "duration_days", "expires_at",
)  # fmt: skip
SHUT = Sheet(
    UserSuspension, "id", "user_id", "reason", "suspended_by_id", "is_permanent", "suspended_at",
    "expires_at", "lifted_at", "lifted_by_id",
)  # fmt: skip
SUSPENDED_DAYS = 14
_ENDED_DAYS = 7
_RULES = "Repeated advertising under other people's videos."


class Bench:
    """Writes what moderation has on its table, and its log."""

    def __init__(self, world: World, sink: Sink, crowd: list[Person]) -> None:
        self._world, self._sink, self._crowd = world, sink, crowd
        self._random: Random = world.random("moderation")
        self._new_id = world.ids("moderation")
        self._moderators = (crowd[MODERATOR].id, crowd[SECOND_MODERATOR].id)

    def write(self, incidents: Sequence[Incident], channels: Sequence[ChannelPlan]) -> None:
        """Every row."""
        for incident in incidents:
            self._report(incident)
        self._report_videos(channels)
        self._hide(channels[-1])
        for person in self._crowd:
            if person.status in {"SUSPENDED", "BANNED"}:
                self._shut_out(person, forever=person.status == "BANNED")
        # Somebody was shut out and let in again before the time was over.
        self._let_in_again(self._crowd[len(self._crowd) // 2])

    def _report_videos(self, channels: Sequence[ChannelPlan]) -> None:
        """What was taken down, what is looked at, and a few that are left as they are."""
        for channel in channels:
            for video in channel.videos:
                told: tuple[str, str | None, str] | None = None
                if video.status == "REMOVED":
                    told = ("ACTIONED", "CONTENT_REMOVED", "COPYRIGHT")
                elif video.status == "UNDER_REVIEW":
                    told = ("UNDER_REVIEW", None, "MISLEADING")
                elif video.listed and happens(self._random, 0.03):
                    told = self._random.choice(
                        (("DISMISSED", "NO_ACTION", "OTHER"), ("PENDING", None, "MISLEADING"))
                    )
                if told:
                    self._report(Incident("VIDEO", video.id, video.published, *told))
        self._report(
            Incident(
                "USER",
                self._crowd[-1].id,
                self._crowd[-1].since,
                "ACTIONED",
                "USER_SUSPENDED",
                "SPAM",
            )
        )
        self._report(
            Incident("CHANNEL", channels[1].id, channels[1].since, "PENDING", None, "IMPERSONATION")
        )
        other = self._crowd[-len(self._crowd) // 3]
        self._report(Incident("USER", other.id, other.since, "DISMISSED", "NO_ACTION", "OTHER"))

    def _report(self, incident: Incident) -> None:
        random, present = self._random, self._world.present
        many = random.choice((1, 1, 1, 2, 3))
        for place, person in enumerate(random.sample(self._crowd, many)):
            at = min(
                max(incident.at + random.randrange(HOUR, 9 * DAY), present - 80 * DAY),
                present - 2 * HOUR,
            )
            at = max(at, min(incident.at + 1, present - 1))
            reason = incident.reason if place == 0 else random.choice(REASONS)
            closed = incident.status in {"ACTIONED", "DISMISSED"}
            reviewer = random.choice(self._moderators) if incident.status != "PENDING" else None
            done = min(at + random.randrange(600, 2 * HOUR), present - 1)
            identifier = self._new_id(at)
            self._sink.put(FLAGS, (
                identifier, moment(at), incident.kind, incident.object_id, person.id, reason,
                random.choice(DETAILS), incident.status, reviewer, moment(done) if closed else None,
                NOTES[incident.status],
            ))  # fmt: skip
            if incident.action and place == 0 and incident.action != "USER_SUSPENDED":
                self._log(
                    reviewer,
                    incident.kind,
                    incident.object_id,
                    incident.action,
                    done,
                    flag=identifier,
                )

    def _log(
        self,
        moderator: str | None,
        kind: str,
        object_id: str,
        action: str,
        at: Seconds,
        *,
        reason: str = "Against the rules.",
        flag: str | None = None,
        days: int | None = None,
    ) -> None:
        self._sink.put(LOG, (
            self._new_id(at), moment(at), moderator, kind, object_id, action, reason, flag, days,
            moment(at + days * DAY) if days else None,
        ))  # fmt: skip

    def _hide(self, channel: ChannelPlan) -> None:
        at = self._world.present - 4 * DAY
        self._log(self._moderators[0], "CHANNEL", channel.id, "CONTENT_HIDDEN", at)

    def _shut_out(self, person: Person, *, forever: bool) -> None:
        at, by = self._world.present - 3 * DAY, self._moderators[0]
        days = None if forever else SUSPENDED_DAYS
        expires = None if days is None else moment(at + days * DAY)
        self._sink.put(
            SHUT,
            (
                self._new_id(at),
                person.id,
                _RULES,
                by,
                int(forever),
                moment(at),
                expires,
                None,
                None,
            ),
        )
        action = "USER_BANNED" if forever else "USER_SUSPENDED"
        self._log(by, "USER", person.id, action, at, reason=_RULES, days=days)

    def _let_in_again(self, person: Person) -> None:
        at, by = self._world.present - 30 * DAY, self._moderators[1]
        lifted = at + 2 * DAY
        self._sink.put(SHUT, (
            self._new_id(at), person.id, _RULES, by, 0, moment(at), moment(at + _ENDED_DAYS * DAY),
            moment(lifted), by,
        ))  # fmt: skip
        self._log(by, "USER", person.id, "USER_SUSPENDED", at, reason=_RULES, days=_ENDED_DAYS)
        self._log(by, "USER", person.id, "SUSPENSION_LIFTED", lifted, reason="Apologised.")
