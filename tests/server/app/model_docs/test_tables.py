from server.app.model_docs.tables import ORDER, by_feature
from server.app.models import METADATA


def test_every_table_is_described_once() -> None:
    described = [each for tables in by_feature().values() for each in tables]
    assert sorted(each.table.name for each in described) == sorted(METADATA.tables)
    assert {each.name: each.feature for each in described if each.model is None} == {
        "promotional_code_plan": "billing"
    }


def test_features_come_in_their_order_and_tables_in_the_sources() -> None:
    found = by_feature()
    assert list(found) == [name for name in ORDER if name in found]
    assert [each.name for each in found["channels"]] == ["Channel", "Subscription"]
    assert "WorkerHeartbeat" in {each.name for each in found["platform"]}
