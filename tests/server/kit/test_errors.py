from server.contract.errors import ErrorCode
from server.kit.errors import AppError, NotFoundError, QuotaError


def test_an_error_carries_code_message_and_fields() -> None:
    error = QuotaError("Full.", code=ErrorCode.QUOTA_FILE_SIZE, fields={"a": "b"})
    assert (error.status, error.code, error.message, error.fields) == (
        403,
        ErrorCode.QUOTA_FILE_SIZE,
        "Full.",
        {"a": "b"},
    )


def test_a_code_given_to_one_error_does_not_stick_to_its_class() -> None:
    NotFoundError("x", code=ErrorCode.NO_CHANNEL)
    assert NotFoundError("y").code is ErrorCode.NOT_FOUND
    assert AppError("z").fields == {}
