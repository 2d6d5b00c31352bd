from pathlib import Path

from studio.media.facts import MediaFacts


def test_facts_travel_as_json() -> None:
    facts = MediaFacts(
        format="mov",
        duration_seconds=1.5,
        width=2,
        height=4,
        video_codec="h264",
        audio_codec=None,
        thumbnail=Path("/x.jpg"),
    )
    assert MediaFacts.model_validate_json(facts.model_dump_json()) == facts
