"""Plans, subscriptions, payments and promotional codes. Fields follow specification 7."""
