"""What the counters of billing stand for."""

from server.features.billing.models import PromoCodeUsage, PromotionalCode
from server.kit.db.counters import Counter, count_of

COUNTERS = (
    Counter(
        PromotionalCode.current_uses,
        count_of(PromoCodeUsage, PromoCodeUsage.promo_code_id == PromotionalCode.id),
    ),
)
