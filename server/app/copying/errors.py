"""Why a database cannot be copied."""


class CopyError(Exception):
    """The copy cannot begin or go on; the message says why and what to do."""
