"""The tables of the studio's database, and how older files are brought up to them."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Dialect,
    Float,
    Integer,
    MetaData,
    String,
    Table,
    TypeDecorator,
    Uuid,
)

# ruff: noqa: ARG002 - SQLAlchemy passes the dialect by name

metadata = MetaData()


class Moment(TypeDecorator[datetime]):
    """A point in time, kept as ISO 8601 text in UTC."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        """To the database."""
        return None if value is None else value.astimezone(UTC).isoformat()

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        """From the database."""
        return None if value is None else datetime.fromisoformat(value)


class FilePath(TypeDecorator[Path]):
    """A path of this computer; bytes that are no text survive (PEP 383)."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: Path | None, dialect: Dialect) -> str | None:
        """To the database."""
        if value is None:
            return None
        return str(value).encode("utf-8", "surrogateescape").decode("latin-1")

    def process_result_value(self, value: Any, dialect: Dialect) -> Path | None:
        """From the database."""
        if value is None:
            return None
        return Path(value.encode("latin-1").decode("utf-8", "surrogateescape"))


uploads = Table(
    "uploads",
    metadata,
    Column("id", Uuid(as_uuid=True, native_uuid=False), primary_key=True),
    Column("account_key", String, nullable=False),
    Column("position", Integer, nullable=False),
    Column("path", FilePath, nullable=False),
    Column("filename", String, nullable=False),
    Column("title", String, nullable=False),
    Column("size", BigInteger, nullable=False),
    Column("mtime_ns", BigInteger, nullable=False),
    Column("fingerprint", String, nullable=False),
    Column("duration_seconds", Float),
    Column("thumbnail", FilePath),
    Column("state", String, nullable=False),
    Column("upload_path", String),
    Column("sent_bytes", BigInteger, nullable=False),
    Column("error_code", String),
    Column("error_message", String),
    Column("error_retryable", Boolean, nullable=False),
    Column("video_id", Uuid(as_uuid=True, native_uuid=False)),
    Column("replaces", Uuid(as_uuid=True, native_uuid=False)),
    Column("content_verified", Boolean),
    Column("created_at", Moment, nullable=False),
    Column("finished_at", Moment),
    Column("encode_here", Boolean, nullable=False),
    Column("ladder", FilePath),
    Column("ladder_ends", String),
    Column("ladder_error", String),
    Column("ladder_reason", String),
)

owed_deletions = Table(
    "owed_deletions",
    metadata,
    Column("upload_path", String, primary_key=True),
    Column("account_key", String, nullable=False),
)
"""Uploads that were given up here while the server could not be told."""

servers = Table(
    "servers",
    metadata,
    Column("base_url", String, primary_key=True),
    Column("name", String, nullable=False),
    Column("last_used_at", Moment, nullable=False),
)

accounts = Table(
    "accounts",
    metadata,
    Column("key", String, primary_key=True),
    Column("base_url", String, nullable=False),
    Column("user_id", Uuid(as_uuid=True, native_uuid=False), nullable=False),
    Column("email", String, nullable=False),
    Column("username", String, nullable=False),
    Column("last_used_at", Moment, nullable=False),
)

drafts = Table(
    "drafts",
    metadata,
    Column("account_key", String, primary_key=True),
    Column("document", String, primary_key=True),
    Column("body", String, nullable=False),
    Column("kept_at", Moment, nullable=False),
)
"""Edits that were not published yet, each by the name of its document."""

MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        """
        CREATE TABLE uploads (
            id CHAR(32) NOT NULL PRIMARY KEY,
            account_key VARCHAR NOT NULL,
            position INTEGER NOT NULL,
            path VARCHAR NOT NULL,
            filename VARCHAR NOT NULL,
            title VARCHAR NOT NULL,
            size BIGINT NOT NULL,
            mtime_ns BIGINT NOT NULL,
            fingerprint VARCHAR NOT NULL,
            duration_seconds FLOAT,
            thumbnail VARCHAR,
            state VARCHAR NOT NULL,
            upload_path VARCHAR,
            sent_bytes BIGINT NOT NULL,
            error_code VARCHAR,
            error_message VARCHAR,
            error_retryable BOOLEAN NOT NULL,
            video_id CHAR(32),
            content_verified BOOLEAN,
            created_at VARCHAR NOT NULL,
            finished_at VARCHAR
        )
        """,
        "CREATE INDEX uploads_in_order ON uploads (account_key, position)",
        """
        CREATE TABLE owed_deletions (
            upload_path VARCHAR NOT NULL PRIMARY KEY,
            account_key VARCHAR NOT NULL
        )
        """,
        """
        CREATE TABLE servers (
            base_url VARCHAR NOT NULL PRIMARY KEY,
            name VARCHAR NOT NULL,
            last_used_at VARCHAR NOT NULL
        )
        """,
        """
        CREATE TABLE accounts (
            "key" VARCHAR NOT NULL PRIMARY KEY,
            base_url VARCHAR NOT NULL,
            user_id CHAR(32) NOT NULL,
            email VARCHAR NOT NULL,
            username VARCHAR NOT NULL,
            last_used_at VARCHAR NOT NULL
        )
        """,
    ),
    (
        """
        CREATE TABLE drafts (
            account_key VARCHAR NOT NULL,
            document VARCHAR NOT NULL,
            body VARCHAR NOT NULL,
            kept_at VARCHAR NOT NULL,
            PRIMARY KEY (account_key, document)
        )
        """,
        "ALTER TABLE uploads ADD COLUMN replaces CHAR(32)",
    ),
    (
        "ALTER TABLE uploads ADD COLUMN encode_here BOOLEAN NOT NULL DEFAULT 0",
        "ALTER TABLE uploads ADD COLUMN ladder VARCHAR",
        "ALTER TABLE uploads ADD COLUMN ladder_ends VARCHAR",
        "ALTER TABLE uploads ADD COLUMN ladder_error VARCHAR",
        "ALTER TABLE uploads ADD COLUMN ladder_reason VARCHAR",
    ),
)
"""Entry *n* brings version *n* to *n* + 1. Entries that were released never change."""
