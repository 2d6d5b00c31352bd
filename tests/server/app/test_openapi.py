import json

from server.app.openapi import describe


def test_the_document_is_the_same_each_time() -> None:
    assert describe() == describe()
    assert json.loads(describe())["info"]["title"] == "Chitra"
