from PySide6.QtWidgets import QApplication

from server.contract.errors import ErrorCode
from studio.features.identity.refusals import Refusals
from studio.kit.errors import refusal


def test_fields_are_blamed_and_forgiven(qapp: QApplication) -> None:
    refusals = Refusals()
    refusals.blame({"email", "hidden"})
    assert set(refusals.fields) == {"email"}
    refusals.take(refusal(ErrorCode.EMAIL_TAKEN, "Taken.", fields={"email": "Taken."}))
    assert (refusals.fields, refusals.problem) == ({"email": "Taken."}, "")
    assert refusals.blames_fields
    refusals.forgive("username")
    refusals.forgive("email")
    assert (refusals.error, refusals.fields) == (None, {})


def test_what_no_field_can_mend_is_a_sentence(qapp: QApplication) -> None:
    refusals = Refusals()
    refusals.take(refusal(ErrorCode.TOO_YOUNG, "Not yet.", fields={"birthdate": "Not yet."}))
    assert (refusals.problem, refusals.fields) == ("Not yet.", {})
    refusals.take(refusal(ErrorCode.CODE_WRONG, "Wrong."))
    assert set(refusals.fields) == {"code"}
    refusals.take(refusal(ErrorCode.ACCOUNT_DELETED, "Deleted."))
    assert refusals.deleted
    refusals.clear()
    assert not refusals.deleted
