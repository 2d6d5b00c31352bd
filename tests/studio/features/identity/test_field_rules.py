from PySide6.QtWidgets import QApplication

from server.contract.errors import ErrorCode
from studio.features.identity.field_rules import FieldRules
from studio.kit.errors import refusal


def test_the_servers_word_comes_before_the_rule(qapp: QApplication) -> None:
    rules = FieldRules()
    assert rules.names >= {"email", "username", "code"}
    assert rules.problem("email", None) == "This is not an email address."
    refused = refusal(ErrorCode.INVALID, "No.", fields={"email": "Taken."})
    assert rules.problem("email", refused) == "Taken."
