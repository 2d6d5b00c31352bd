"""How long ended sessions and mailed tokens are kept."""

from server.features.identity.models import (
    MailedToken,
    PasswordResetToken,
    RefreshToken,
    SecurityEvent,
    SocialFlow,
    Throttle,
)
from server.kit.retention import Rule, deletes

RULES = (
    Rule(
        "ended_sessions",
        "Refresh tokens, counted from when they could not be used any more.",
        "keep_ended_sessions_days",
        *deletes(RefreshToken, lambda before: RefreshToken.expires_at < before),
    ),
    Rule(
        "reset_tokens",
        "Tokens for a new password, counted from when they could not be used any more.",
        "keep_ended_sessions_days",
        *deletes(PasswordResetToken, lambda before: PasswordResetToken.expires_at < before),
    ),
    Rule(
        "mailed_tokens",
        "Tokens that confirm an address, counted from when they could not be used any more.",
        "keep_ended_sessions_days",
        *deletes(MailedToken, lambda before: MailedToken.expires_at < before),
    ),
    Rule(
        "social_flows",
        "Trips of browsers to other sites and back, counted from when they ended.",
        "keep_social_flows_days",
        *deletes(SocialFlow, lambda before: SocialFlow.expires_at < before),
    ),
    Rule(
        "throttles",
        "Counts of what failed, counted from the last failure.",
        "keep_ended_sessions_days",
        *deletes(Throttle, lambda before: Throttle.last_failed_at < before),
    ),
    Rule(
        "security_events",
        "What happened to the safety of accounts.",
        "keep_security_events_days",
        *deletes(SecurityEvent, lambda before: SecurityEvent.created_at < before),
    ),
)
