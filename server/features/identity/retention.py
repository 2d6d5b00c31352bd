"""How long ended sessions and mailed tokens are kept."""

from server.features.identity.models import PasswordResetToken, RefreshToken
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
)
