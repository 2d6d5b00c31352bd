"""Who may do what in moderation. Pure, and decided here alone."""

from uuid import UUID

from server.contract.identity import Role

MODERATORS = {Role.MODERATOR, Role.ADMIN}


def may_moderate(role: Role) -> bool:
    """True for those who see reports and decide about them."""
    return role in MODERATORS


def may_act_on(*, actor_id: UUID, actor_role: Role, owner_id: UUID, owner_role: Role) -> bool:
    """True when the moderator may decide about what this person owns, or about the person.

    Nobody decides about what is their own, and only an ADMIN about another moderator's.
    """
    if not may_moderate(actor_role) or actor_id == owner_id:
        return False
    return actor_role is Role.ADMIN or owner_role not in MODERATORS
