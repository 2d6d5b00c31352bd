"""What the letters say, by language."""

from server.features.identity.mail.bengali import BENGALI
from server.features.identity.mail.english import ENGLISH
from server.features.identity.mail.saying import Frame

FRAMES = {
    "en": Frame(
        "If the button does not work, copy this address into your browser:",
        "{site} sent this because it concerns an account with this address. Nobody reads "
        "replies to it.",
    ),
    "bn": Frame(
        "বোতামটি কাজ না করলে এই ঠিকানাটি কপি করে আপনার ব্রাউজারে খুলুন:",
        "এই ইমেইল ঠিকানার একটি অ্যাকাউন্টের বিষয়ে {site} এই চিঠি পাঠিয়েছে। এর উত্তর দিলে তা কেউ পড়বে না।",
    ),
}

SAYINGS = {"en": ENGLISH, "bn": BENGALI}
