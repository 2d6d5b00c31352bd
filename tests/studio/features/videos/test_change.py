from server.contract.tags import TAGS_MAX
from server.contract.videos import VideoStatus, Visibility
from studio.features.videos.change import Change, preview
from tests.studio.examples import make_video


def test_only_what_differs_is_asked_for() -> None:
    video = make_video(tags=["river", "Boat"], language="bn", geo_restrictions=["IN"])
    assert Change().values_for(video) == {}
    assert Change(language="bn", geo_restrictions=("IN",)).values_for(video) == {}
    assert Change(language="", age_restricted=True).values_for(video) == {
        "language": None,
        "age_restricted": True,
    }
    assert Change(geo_restrictions=()).values_for(video) == {"geo_restrictions": []}
    change = Change(add_tags=("RIVER", "delta"), drop_tags=("boat", "tea"))
    assert change.values_for(video) == {"tags": ["river", "delta"]}


def test_the_preview_counts_what_changes_what_is_so_and_what_cannot() -> None:
    videos = [
        make_video(visibility=Visibility.PUBLIC),
        make_video(visibility=Visibility.PRIVATE),
        make_video(visibility=Visibility.PUBLIC, status=VideoStatus.SCHEDULED),
    ]
    seen = preview(Change(visibility=Visibility.PRIVATE), videos)
    assert seen.changing == (videos[0],)
    assert seen.sentence == (
        "1 of 3 will change. 1 unchanged. 1 cannot: "
        "A scheduled video cannot be private. Take its schedule back first."
    )
    full = make_video(tags=[str(number) for number in range(TAGS_MAX)])
    assert preview(Change(add_tags=("more",)), [full]).refused == 1
    assert preview(Change(add_tags=("more",), drop_tags=("0",)), [full]).changing == (full,)
