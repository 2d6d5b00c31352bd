from server.app.sample.incidents import Incident, Incidents


def test_what_is_told_is_kept_in_order() -> None:
    told = Incidents()
    for number in range(3):
        told.tell(Incident("VIDEO", str(number), number, "PENDING", None, "SPAM"))
    assert [incident.object_id for incident in told.all] == ["0", "1", "2"]
