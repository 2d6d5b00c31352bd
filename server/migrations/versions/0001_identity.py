"""Accounts, sessions and ways to sign in."""

import sqlalchemy as sa
from alembic import op

revision = "0001_identity"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "user",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=False),
        sa.Column("username", sa.String(length=32), nullable=False),
        sa.Column("password_hash", sa.String(length=255), nullable=False),
        sa.Column("first_name", sa.String(length=80), nullable=False),
        sa.Column("last_name", sa.String(length=80), nullable=False),
        sa.Column("birthdate", sa.Date(), nullable=True),
        sa.Column("avatar_url", sa.String(length=500), nullable=True),
        sa.Column("bio", sa.Text(), nullable=False),
        sa.Column(
            "role",
            sa.Enum(
                "GUEST",
                "VIEWER",
                "PREMIUM",
                "CREATOR",
                "MODERATOR",
                "ADMIN",
                name="role",
                native_enum=False,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column(
            "status",
            sa.Enum(
                "ACTIVE",
                "SUSPENDED",
                "BANNED",
                "PENDING_VERIFICATION",
                "DELETED",
                name="userstatus",
                native_enum=False,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column(
            "status_before",
            sa.Enum(
                "ACTIVE",
                "SUSPENDED",
                "BANNED",
                "PENDING_VERIFICATION",
                "DELETED",
                name="userstatus",
                native_enum=False,
                length=32,
            ),
            nullable=True,
        ),
        sa.Column("mfa_enabled", sa.Boolean(), nullable=False),
        sa.Column("mfa_secret", sa.Text(), nullable=True),
        sa.Column("mfa_last_step", sa.BigInteger(), nullable=True),
        sa.Column("failed_login_attempts", sa.Integer(), nullable=False),
        sa.Column("locked_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("last_login_ip", sa.String(length=45), nullable=True),
        sa.Column("preferred_language", sa.String(length=8), nullable=False),
        sa.Column("email_notifications_enabled", sa.Boolean(), nullable=False),
        sa.Column("is_staff", sa.Boolean(), nullable=False),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.Column("email_verified", sa.Boolean(), nullable=False),
        sa.Column("email_verified_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("deleted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "is_active = (status = 'ACTIVE')", name=op.f("ck_user_is_active_by_status")
        ),
        sa.CheckConstraint("is_staff = (role = 'ADMIN')", name=op.f("ck_user_is_staff_by_role")),
        sa.CheckConstraint(
            "status_before IS NULL OR status IN ('SUSPENDED', 'BANNED')",
            name=op.f("ck_user_status_before"),
        ),
        sa.CheckConstraint(
            "email_verified = (email_verified_at IS NOT NULL)",
            name=op.f("ck_user_email_verified_dated"),
        ),
        sa.CheckConstraint(
            "failed_login_attempts >= 0", name=op.f("ck_user_failed_login_attempts_not_negative")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_user")),
        sa.UniqueConstraint("email", name=op.f("uq_user_email")),
        sa.UniqueConstraint("username", name=op.f("uq_user_username")),
    )
    op.create_index(op.f("ix_user_created_at"), "user", ["created_at"])
    op.create_index(op.f("ix_user_deleted_at"), "user", ["deleted_at"])
    op.create_index(op.f("ix_user_email_status"), "user", ["email", "status"])
    op.create_index(op.f("ix_user_role_status"), "user", ["role", "status"])

    op.create_table(
        "password_reset_token",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used", sa.Boolean(), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "used = (used_at IS NOT NULL)", name=op.f("ck_password_reset_token_used_dated")
        ),
        sa.ForeignKeyConstraint(
            ["user_id"],
            ["user.id"],
            name=op.f("fk_password_reset_token_user_id_user"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_password_reset_token")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_password_reset_token_token_hash")),
    )
    op.create_index(
        op.f("ix_password_reset_token_expires_at"), "password_reset_token", ["expires_at"]
    )
    op.create_index(op.f("ix_password_reset_token_user_id"), "password_reset_token", ["user_id"])

    op.create_table(
        "refresh_token",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("family_id", sa.Uuid(), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("spent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revoked", sa.Boolean(), nullable=False),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("device_info", sa.String(length=120), nullable=False),
        sa.Column("ip_address", sa.String(length=45), nullable=False),
        sa.Column("signed_in_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("proved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("second_factor", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "revoked = (revoked_at IS NOT NULL)", name=op.f("ck_refresh_token_revoked_dated")
        ),
        sa.ForeignKeyConstraint(
            ["user_id"], ["user.id"], name=op.f("fk_refresh_token_user_id_user"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_refresh_token")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_refresh_token_token_hash")),
    )
    op.create_index(op.f("ix_refresh_token_expires_at"), "refresh_token", ["expires_at"])
    op.create_index(op.f("ix_refresh_token_family_id"), "refresh_token", ["family_id"])
    op.create_index(
        op.f("ix_refresh_token_user_id_revoked_at"), "refresh_token", ["user_id", "revoked_at"]
    )

    op.create_table(
        "social_auth",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column(
            "provider",
            sa.Enum(
                "GOOGLE", "FACEBOOK", "APPLE", name="socialprovider", native_enum=False, length=32
            ),
            nullable=False,
        ),
        sa.Column("provider_user_id", sa.String(length=255), nullable=False),
        sa.Column("access_token", sa.Text(), nullable=True),
        sa.Column("refresh_token", sa.Text(), nullable=True),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["user_id"], ["user.id"], name=op.f("fk_social_auth_user_id_user"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_social_auth")),
        sa.UniqueConstraint(
            "provider", "provider_user_id", name=op.f("uq_social_auth_provider_provider_user_id")
        ),
    )
    op.create_index(op.f("ix_social_auth_user_id_provider"), "social_auth", ["user_id", "provider"])

    op.create_table(
        "throttle",
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("last_failed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("blocked_until", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("failures >= 0", name=op.f("ck_throttle_failures_not_negative")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_throttle")),
    )
    op.create_index(op.f("ix_throttle_last_failed_at"), "throttle", ["last_failed_at"])

    op.create_table(
        "data_export",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "WAITING",
                "READY",
                "FAILED",
                "EXPIRED",
                name="exportstate",
                native_enum=False,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("file_key", sa.String(length=500), nullable=True),
        sa.Column("size_bytes", sa.BigInteger(), nullable=True),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["user_id"], ["user.id"], name=op.f("fk_data_export_user_id_user"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_data_export")),
    )
    op.create_index(op.f("ix_data_export_expires_at"), "data_export", ["expires_at"])
    op.create_index(
        op.f("ix_data_export_user_id_created_at"), "data_export", ["user_id", "created_at"]
    )

    op.create_table(
        "mailed_token",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column(
            "purpose",
            sa.Enum(
                "CONFIRM_EMAIL", "CHANGE_EMAIL", name="mailpurpose", native_enum=False, length=32
            ),
            nullable=False,
        ),
        sa.Column("email", sa.String(length=254), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["user_id"], ["user.id"], name=op.f("fk_mailed_token_user_id_user"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mailed_token")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_mailed_token_token_hash")),
    )
    op.create_index(op.f("ix_mailed_token_expires_at"), "mailed_token", ["expires_at"])
    op.create_index(op.f("ix_mailed_token_user_id_purpose"), "mailed_token", ["user_id", "purpose"])

    op.create_table(
        "recovery_code",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("code_hash", sa.String(length=255), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["user_id"], ["user.id"], name=op.f("fk_recovery_code_user_id_user"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recovery_code")),
    )
    op.create_index(op.f("ix_recovery_code_user_id"), "recovery_code", ["user_id"])

    op.create_table(
        "security_event",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "SIGNED_UP",
                "SIGNED_IN",
                "SIGN_IN_FAILED",
                "SIGNED_OUT",
                "SIGNED_OUT_EVERYWHERE",
                "TOKEN_REUSED",
                "EMAIL_CONFIRMED",
                "EMAIL_CHANGED",
                "PASSWORD_CHANGED",
                "PASSWORD_RESET_ASKED",
                "PASSWORD_RESET",
                "SECOND_FACTOR_ENABLED",
                "SECOND_FACTOR_DISABLED",
                "RECOVERY_CODES_MADE",
                "RECOVERY_CODE_USED",
                "ROLE_CHANGED",
                "DELETION_ASKED",
                "DELETION_CANCELLED",
                "EXPORT_ASKED",
                name="securityeventkind",
                native_enum=False,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("device", sa.String(length=120), nullable=False),
        sa.Column("ip_address", sa.String(length=45), nullable=False),
        sa.Column("request_id", sa.String(length=64), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["user_id"],
            ["user.id"],
            name=op.f("fk_security_event_user_id_user"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_security_event")),
    )
    op.create_index(op.f("ix_security_event_created_at"), "security_event", ["created_at"])
    op.create_index(
        op.f("ix_security_event_user_id_created_at"), "security_event", ["user_id", "created_at"]
    )


def downgrade() -> None:
    op.drop_table("security_event")
    op.drop_table("recovery_code")
    op.drop_table("mailed_token")
    op.drop_table("data_export")
    op.drop_table("throttle")
    op.drop_table("social_auth")
    op.drop_table("refresh_token")
    op.drop_table("password_reset_token")
    op.drop_table("user")
