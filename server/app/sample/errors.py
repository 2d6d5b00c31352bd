"""Why no sample data is made."""


class SampleError(Exception):
    """The sample cannot be made here; the message says why and what to do."""
