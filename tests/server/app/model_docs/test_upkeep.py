from server.app.model_docs.upkeep import upkeep_page
from server.app.upkeep import COUNTERS, RULES


def test_every_rule_is_told_with_its_setting_and_its_default() -> None:
    page = upkeep_page()
    for rule in RULES:
        assert f"| `{rule.name}` | {rule.what} | `CHITRA_{rule.setting.upper()}` |" in page
    assert "| `CHITRA_KEEP_TELEMETRY_DAYS` | 180 days |" in page
    assert "| `CHITRA_KEEP_RECOMMENDATIONS_DAYS` | 1 day |" in page
    assert "| `CHITRA_ARCHIVE_AFTER_DAYS` | never |" in page
    for counter in COUNTERS:
        assert f"- `{counter.name}`" in page
