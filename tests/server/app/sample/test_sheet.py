import pytest

from server.app.sample.sheet import Sheet
from server.features.billing.models import promotional_code_plan
from server.features.payouts.models import RevenueShare
from server.features.videos.models import Video, VideoTag


def test_what_is_not_named_is_as_the_model_has_it() -> None:
    sheet = Sheet(
        Video, "id", "channel_id", "title", "created_at", "updated_at", "last_activity_at"
    )
    assert sheet.constants["status"] == "PROCESSING"
    assert sheet.constants["geo_restrictions"] == "[]"
    assert sheet.constants["thumbnail_auto_generated"] == 1
    assert "removed_at" not in sheet.all_columns
    shares = Sheet(RevenueShare, "id", "created_at", "date")
    assert shares.constants["creator_share_percentage"] == 7000
    assert Sheet(promotional_code_plan, "promo_code_id", "plan_id").constants == {}


def test_what_has_no_default_has_to_be_named() -> None:
    with pytest.raises(ValueError, match=r"video_tag\.slug"):
        Sheet(VideoTag, "id", "created_at", "name")
    assert Sheet(VideoTag, "id", "created_at", "name", slug="a").constants["usage_count"] == 0
