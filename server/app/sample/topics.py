"""What the sample videos are about: titles, descriptions and tags that fit their film."""

# ruff: noqa: E501 - a title and its sentence stay on one line

from dataclasses import dataclass

BN, EN = "bn", "en"


@dataclass(frozen=True)
class Title:
    """A title and its sentence; ``{place}`` in either becomes a town or river."""

    text: str
    description: str
    language: str = EN


@dataclass(frozen=True)
class Topic:
    """What is told over one film, or over several of the same kind."""

    films: tuple[str, ...]
    tags: tuple[str, ...]
    titles: tuple[Title, ...]
    channels: tuple[tuple[str, str, str], ...]
    """Names, handles and descriptions of channels that live from it."""


TOPICS = (
    Topic(
        ("river", "upright"),
        ("নদী", "নৌকা", "river", "boats", "travel", "bangladesh"),
        (
            Title("{place}: a day on the river in a country boat", "Slow travel, no engine, one sail."),
            Title("The ferrymen of {place}", "They have crossed this river for three generations."),
            Title("নৌকাবাইচ, {place}", "হাজার মানুষের বৈঠার শব্দ আর নদীর দুই পাড়ের উল্লাস।", BN),
            Title("ভাটিয়ালি গানে এক সন্ধ্যা, {place}", "মাঝির কণ্ঠে গান, নদীতে সূর্যাস্ত।", BN),
            Title("Sunset over {place}", "Ten quiet minutes on the water. No music, no talk."),
            Title("ভোরের খেয়াঘাট: {place}", "দিনের প্রথম খেয়া ছাড়ার আগের আধঘণ্টা।", BN),
        ),
        (
            ("মাঝির ডায়েরি", "majhir-diary", "নদীপথে যাঁদের জীবন, তাঁদের গল্প।"),
            ("Slow River", "slow-river", "Long, calm films from the rivers of Bengal."),
        ),
    ),
    Topic(
        ("tea",),
        ("চা বাগান", "পাহাড়", "tea", "hills", "travel", "nature"),
        (
            Title("Two leaves and a bud: a morning in {place}", "How tea is picked, by those who pick it."),
            Title("চা বাগানে বৃষ্টির দিন: {place}", "মেঘ, সবুজ আর এক কাপ দুধ-চা।", BN),
            Title("Walking the hills behind {place}", "A day's walk, with a map in the description."),
            Title("সাত রঙের চা কীভাবে হয়", "দোকানের পেছনের রান্নাঘরে একদিন, {place}।", BN),
            Title("Fog, and then the sun: {place} in winter", "A time-lapse from four in the morning."),
        ),
        (
            ("Hill Tracks", "hill-tracks", "Walks, maps and weather in the hills."),
            ("দুটি পাতা একটি কুঁড়ি", "duti-pata", "চা বাগানের মানুষ আর প্রকৃতি।"),
        ),
    ),
    Topic(
        ("ferry", "lights"),
        ("লঞ্চ", "রাত", "night", "city", "launch", "walk"),
        (
            Title("Night launch to {place}, upper deck", "One take, river sound only."),
            Title("{place} after midnight", "Street lights, tea stalls and the last rickshaws."),
            Title("রাতের লঞ্চে {place}", "সদরঘাট থেকে ভোর পর্যন্ত, ডেকের যাত্রীদের সাথে।", BN),
            Title("Walking {place} in the rain", "Headphones on: a walk of one hour, cut to its best."),
        ),
        (
            ("Last Launch", "last-launch", "Night journeys by river and road."),
            ("রাতের শহর", "rater-shohor", "শহর ঘুমালে যা দেখা যায়।"),
        ),
    ),
    Topic(
        ("bowl",),
        ("রান্না", "রেসিপি", "food", "recipe", "street food", "bengali food"),
        (
            Title("মায়ের হাতের খিচুড়ি, {place}", "বৃষ্টির দিনের রান্না, ধাপে ধাপে।", BN),
            Title("Street food in {place}: what 100 taka buys", "Seven stalls, one evening."),
            Title("ভাপা ইলিশ: তিনটি সহজ নিয়ম", "সরষে, কাঁচামরিচ আর ধৈর্য।", BN),
            Title("Biryani for forty people", "A wedding kitchen in {place}, from the fire up."),
            Title("পিঠা উৎসব: শীতের সকাল, {place}", "চিতই, ভাপা আর পাটিসাপটা।", BN),
        ),
        (
            ("রান্নাঘর থেকে", "rannaghor-theke", "ঘরের রান্না, সহজ করে।"),
            ("Taka & Taste", "taka-and-taste", "Honest food on a small budget."),
        ),
    ),
    Topic(
        ("loom", "nakshi", "carpet"),
        ("জামদানি", "তাঁত", "craft", "weaving", "design", "handmade"),
        (
            Title("A jamdani in ninety days", "Two weavers in {place} and one sari."),
            Title("তাঁতিপাড়া, {place}", "সুতো কাটা থেকে হাটে বিক্রি পর্যন্ত।", BN),
            Title("Reading a nakshi kantha", "What the stitches tell, with a collector from {place}."),
            Title("Patterns without a pattern book", "How weavers in {place} keep designs in songs."),
        ),
        (
            ("তাঁতের গল্প", "tanter-golpo", "হাতে বোনা কাপড়ের পেছনের মানুষ।"),
            ("Thread Count", "thread-count", "Textiles and those who make them."),
        ),
    ),
    Topic(
        ("fractal", "life", "camera"),
        ("গণিত", "বিজ্ঞান", "maths", "science", "programming", "explained"),
        (
            Title("Zooming into the Mandelbrot set, explained", "Why the edge never ends."),
            Title("ম্যান্ডেলব্রট সেট: সহজ ভাষায়", "জটিল সংখ্যা থেকে অসীম উপকূল।", BN),
            Title("The Game of Life in one page of code", "Four rules, endless gliders."),
            Title("What colour is a pixel?", "Cameras, screens and your eye, with test charts."),
            Title("গণিত অলিম্পিয়াডের এক সমস্যা, {place} পর্ব", "কাগজ-কলম নিয়ে বসুন।", BN),
        ),
        (
            ("অঙ্কের আড্ডা", "onker-adda", "গণিত, ধীরে ধীরে আর মজা করে।"),
            ("Ten Minute Proof", "ten-minute-proof", "Mathematics and code, with nothing skipped."),
        ),
    ),
)  # fmt: skip


@dataclass(frozen=True)
class Piece:
    """One video of the demo creator's, written by hand."""

    film: str
    look: int
    title: str
    description: str
    tags: tuple[str, ...]
    language: str
    views: int


NODI = (
    "নদী ও নৌকা",
    "nodi-o-nouka",
    "নদী, নৌকা আর নদীপাড়ের মানুষ। Films from the rivers of Bangladesh, every second Friday.",
)
PIECES = (
    Piece("tea", 0, "সুন্দরবনে মধু: মৌয়ালদের সাথে সাত দিন", "Honey in the Sundarbans, seven days with the moualis", ("সুন্দরবন", "মধু", "forest"), BN, 0),
    Piece("river", 1, "Char life 4: the island that moved", "Episode 4 of 6, added to Char life", ("char", "river", "series"), EN, 0),
    Piece("ferry", 2, "ইলিশের খোঁজে: ভোর চারটার মাছঘাট", "জেলে, আড়তদার আর বরফকলের ভোর", ("ইলিশ", "নদী", "fish"), BN, 18_420),
    Piece("river", 1, "Three days on the Padma in a country boat", "No engine, one sail, and a very patient boatman", ("padma", "boats", "travel"), EN, 9_641),
    Piece("river", 3, "How a nouka is built: 40 days in a boatyard", "Time-lapse with the master builder's commentary", ("boats", "craft", "timelapse"), EN, 4_187),
    Piece("tea", 3, "চায়ের দেশে হেমন্ত", "বাগানে কুয়াশা নামার প্রথম সপ্তাহ", ("চা বাগান", "হেমন্ত"), BN, 0),
    Piece("ferry", 0, "Night ferry to Barishal, uncut", "One take from the upper deck, river sound only", ("launch", "night", "barishal"), EN, 21_294),
    Piece("bowl", 0, "পিঠা উৎসব: শীতের সকাল, গরম ভাপা", "Pitha festival: a winter morning, hot bhapa", ("পিঠা", "শীত", "food"), BN, 1_312),
    Piece("tea", 1, "Monsoon light: filming in rain without losing a lens", "Gear, grading and a very good umbrella", ("filmmaking", "monsoon", "howto"), EN, 5_807),
    Piece("upright", 0, "ভাসমান হাটের ভোর", "A floating market before sunrise, filmed upright", ("হাট", "নৌকা", "market"), BN, 7_730),
    Piece("river", 2, "Char life 3: school on a sandbank", "Episode 3 of 6", ("char", "school", "series"), EN, 6_118),
    Piece("bowl", 2, "মাঝির রান্না: নৌকায় ইলিশ-ভাত", "চুলা একটাই, গল্প অনেক", ("রান্না", "ইলিশ", "নৌকা"), BN, 12_866),
    Piece("ferry", 3, "Fog on the Jamuna: forty minutes without a horizon", "Why boatmen count, and what they listen for", ("jamuna", "fog"), EN, 3_955),
    Piece("tea", 0, "বৃষ্টির আগে হাওর", "সুনামগঞ্জ, বৈশাখের শেষ বিকেল", ("হাওর", "বৃষ্টি"), BN, 8_204),
    Piece("upright", 2, "One minute in a sailor's hands: the reef knot", "Upright, for your phone", ("knots", "short"), EN, 15_377),
    Piece("ferry", 1, "সদরঘাট: লঞ্চ ছাড়ার শেষ দশ মিনিট", "ঘাটের শব্দ, কোনো কথা নেই", ("লঞ্চ", "সদরঘাট"), BN, 10_940),
    Piece("river", 0, "Char life 2: the ferryman's daughter", "Episode 2 of 6", ("char", "series"), EN, 7_052),
    Piece("loom", 0, "জামদানির নকশা, নদীর ঢেউ", "শীতলক্ষ্যার পাড়ের তাঁতিরা", ("জামদানি", "তাঁত"), BN, 2_689),
    Piece("river", 1, "Char life 1: land that was not there last year", "Episode 1 of 6", ("char", "series"), EN, 11_503),
    Piece("tea", 2, "Birds of Tanguar haor, winter count", "With the counters, from a reed boat", ("birds", "haor"), EN, 4_466),
    Piece("bowl", 3, "Q&A: এক হাজার প্রশ্ন, দশ মিনিট", "ক্যামেরা, টাকা আর সাঁতার জানি কিনা", ("qa",), BN, 3_120),
    Piece("river", 2, "Why I film rivers", "A short hello, and what comes next", ("hello", "river"), EN, 16_005),
)  # fmt: skip
"""Newest first. The first two and the sixth are not on air: see ``catalogue.py``."""
