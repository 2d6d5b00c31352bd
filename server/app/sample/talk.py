"""What people write under videos, search for, and report."""

# ruff: noqa: E501 - what people say stays on one line

COMMENTS = {
    "bn": (
        "অসাধারণ! এরকম আরও চাই।", "শেষের দৃশ্যটা মন ছুঁয়ে গেল।", "আমার গ্রামের কথা মনে পড়ে গেল।",
        "শব্দটা দারুণ ধরেছেন।", "কোন ক্যামেরা দিয়ে করেছেন?", "দ্বিতীয়বার দেখলাম, আবার ভালো লাগল।",
        "পরের পর্ব কবে আসবে?", "বাবাকে দেখালাম, উনি খুব খুশি।", "একটু বড় হলে আরও ভালো হতো।",
        "ইংরেজি সাবটাইটেলের জন্য ধন্যবাদ।", "এত শান্ত ভিডিও আজকাল আর হয় না।", "আলোটা কী সুন্দর! 🌅",
        "আমি এই ঘাটের পাশেই বড় হয়েছি।", "সঙ্গীতটা কার?", "প্রবাস থেকে দেখছি, চোখে পানি এসে গেল।",
        "তথ্যগুলো কোথায় পেলেন? একটা তালিকা দিলে ভালো হয়।",
    ),
    "en": (
        "Beautiful. I could watch this for an hour.", "The light at the end is unreal.",
        "What camera did you use for this?", "My grandfather was a boatman. Thank you for this.",
        "Please make a longer cut!", "Finally somebody who lets the place speak for itself.",
        "The sound recording is the best part.", "Watched it twice on the bus today.",
        "Subtitles are spot on, thanks for adding them.", "Where exactly is this?",
        "I learned more here than in a whole book.", "Could you share the route?",
        "Not sure I agree with the second point, but well made.", "Came for the picture, stayed for the calm. 🙏",
        "When is the next one?", "The audio is a little low for me.",
    ),
}  # fmt: skip
REPLIES = {
    "bn": ("একদম ঠিক বলেছেন।", "ধন্যবাদ! শিগগিরই আসছে।", "আমারও একই প্রশ্ন।", "হ্যাঁ, বর্ণনায় লেখা আছে।", "সহমত ❤️", "আপনার গ্রাম কোথায়?"),
    "en": ("Same here.", "Thank you! More is on the way.", "It is in the description.", "I was wondering the same.", "Agreed ❤️", "Which part do you mean?"),
}  # fmt: skip
BAD = (
    "EARN 5000 TAKA A DAY FROM HOME, message me now",
    "Free followers for your channel, link in my profile",
    "এই লিংকে গেলেই ফ্রি রিচার্জ",
)
"""Comments that were reported, with good reason."""
SEARCHES = (
    "নৌকা", "padma river", "ইলিশ রান্না", "পিঠা রেসিপি", "jamdani", "night launch", "চা বাগান",
    "mandelbrot", "sylhet travel", "ভাটিয়ালি", "street food dhaka", "game of life", "সুন্দরবন",
    "nakshi kantha", "old dhaka walk", "হাওর", "biryani", "knots", "গণিত", "sunset boat",
)  # fmt: skip
REASONS = ("SPAM", "MISLEADING", "HARASSMENT", "COPYRIGHT", "VIOLENCE", "HATE", "OTHER")
DETAILS = ("", "Please look at this.", "এটা আগেও করেছে।", "The same text is under every video.", "")
NOTES = {
    "ACTIONED": "Breaks the rules; acted on.",
    "DISMISSED": "Looked at; nothing against the rules.",
    "UNDER_REVIEW": "",
    "PENDING": "",
}
CAPTIONS = {
    "bn": ("বাংলা", ("[নদীর শব্দ]", "সকালটা এভাবেই শুরু হয়।", "[দূরে গান]")),
    "en": ("English", ("[Water]", "This is how the morning begins.", "[A song, far away]")),
}
"""Of each film: the language's own name and three lines, two seconds each."""
PLAYLISTS = (
    "পরে দেখব",
    "Watch later",
    "প্রিয় ভিডিও",
    "Rainy day",
    "ছুটির দিনের জন্য",
    "Best of the rivers",
)
