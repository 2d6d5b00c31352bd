"""Everything the site says, in both languages."""

from server.web.language import Language, number

Words = dict[str, str]

ENGLISH: Words = {
    "home": "Home",
    "newest": "Newest videos",
    "older": "Older videos",
    "empty_title": "No videos yet",
    "empty_text": "When a creator publishes a video, it appears here.",
    "empty_channel": "This channel has not published a video yet.",
    "more": "More videos",
    "more_from": "More from {channel}",
    "copy_link": "Copy link",
    "copied": "Copied",
    "published": "Published {date}",
    "no_description": "No description.",
    "unlisted": "Unlisted: only people with the link find it",
    "missing_title": "There is nothing here",
    "missing_text": "This page does not exist, or the address has a mistake in it.",
    "video_missing_title": "This video cannot be watched",
    "video_missing_text": (
        "It is private, still being prepared, or was deleted. If it is yours, look in Chitra "
        "Studio to see how far it is and to publish it."
    ),
    "channel_missing_title": "There is no such channel",
    "channel_missing_text": "It was renamed or closed, or the address has a mistake in it.",
    "error_title": "Something went wrong here",
    "error_text": "It is not your doing. Load the page again in a moment.",
    "request": "If it keeps happening, tell whoever runs this site: request {id}.",
    "back": "To the newest videos",
    "other_language": "বাংলা",
    "skip": "Skip to the content",
    "play": "Play",
    "pause": "Pause",
    "mute": "Mute",
    "unmute": "Unmute",
    "volume": "Volume",
    "seek": "Position",
    "settings": "Quality and speed",
    "quality": "Quality",
    "speed": "Speed",
    "automatic": "Automatic",
    "normal": "Normal",
    "captions": "Subtitles",
    "no_captions": "Off",
    "sound": "Sound",
    "pip": "Picture in picture",
    "fullscreen": "Full screen",
    "leave_fullscreen": "Leave full screen",
    "player": "Video player",
    "retry": "Try again",
    "no_network": "The video stopped: the connection was lost.",
    "cannot_play": "This browser cannot play the video. A current Firefox or Chromium can.",
    "no_script": "Turn on JavaScript to watch.",
    "closed_sign_in": "This video is for adults who are signed in.",
    "closed_country": "Its creator does not show this video in the country you are in.",
    "closed_premium": "This video is for members whose plan has premium videos.",
    "closed_not_ready": "This video is still being prepared. Look again in a few minutes.",
    "premium": "For members with a premium plan",
    "watched_at": "{channel} on {site}",
    "many_title": "Too many tries",
    "many_text": "Wait a few minutes, then open the link again.",
    "confirm_title": "Confirm your e-mail address",
    "confirm_text": "Press the button to show that this address is yours.",
    "confirm_button": "Confirm this address",
    "confirmed_title": "Your address is confirmed",
    "confirmed_text": "Sign in with it in Chitra Studio.",
    "reset_title": "Set a new password",
    "reset_text": "All devices will be signed out. Then sign in with the new password.",
    "reset_button": "Set this password",
    "changed_title": "Your password was changed",
    "changed_text": "All devices were signed out. Sign in with the new password in Chitra Studio.",
    "new_password": "New password",
    "new_password_hint": "At least 15 characters. Several words make a good one.",
    "code": "Code",
    "code_hint": "Of your authenticator app, or one of your recovery codes.",
    "link_title": "This link is not valid any more",
    "link_text": "It works once and only for a while. Ask for a new one in Chitra Studio.",
    "social_title": "This sign-in cannot go on",
    "social_text": (
        "It took too long, was finished already, or was not begun here. Begin again in Chitra "
        "Studio."
    ),
    "password_weak": (
        "This password is too easily guessed. Take several words that have nothing to do with "
        "each other or with you."
    ),
    "code_wrong": "This code is wrong, or was used already. Wait for the next one.",
    "code_needed": "This account has a second factor: a code is needed as well.",
    "too_many": "Too many tries. Wait a few minutes, then try again.",
}

BENGALI: Words = {
    "home": "প্রথম পাতা",
    "newest": "নতুন ভিডিও",
    "older": "আরও পুরোনো ভিডিও",
    "empty_title": "এখনও কোনো ভিডিও নেই",
    "empty_text": "কেউ ভিডিও প্রকাশ করলে তা এখানে দেখা যাবে।",
    "empty_channel": "এই চ্যানেলে এখনও কোনো ভিডিও প্রকাশ করা হয়নি।",
    "more": "আরও ভিডিও",
    "more_from": "{channel}-এর আরও ভিডিও",
    "copy_link": "লিংক কপি করুন",
    "copied": "কপি হয়েছে",
    "published": "প্রকাশ: {date}",
    "no_description": "কোনো বিবরণ নেই।",
    "unlisted": "তালিকাভুক্ত নয়: শুধু লিংক থাকলে দেখা যায়",
    "missing_title": "এখানে কিছু নেই",
    "missing_text": "পাতাটি নেই, অথবা ঠিকানায় ভুল আছে।",
    "video_missing_title": "ভিডিওটি দেখা যাচ্ছে না",
    "video_missing_text": (
        "এটি ব্যক্তিগত, এখনও তৈরি হচ্ছে, অথবা মুছে ফেলা হয়েছে। ভিডিওটি আপনার হলে চিত্র স্টুডিওতে "
        "দেখে নিন কতদূর হলো, তারপর প্রকাশ করুন।"
    ),
    "channel_missing_title": "এমন কোনো চ্যানেল নেই",
    "channel_missing_text": "চ্যানেলটির নাম বদলেছে বা বন্ধ হয়েছে, অথবা ঠিকানায় ভুল আছে।",
    "error_title": "এখানে একটা সমস্যা হয়েছে",
    "error_text": "এতে আপনার কোনো ভুল নেই। একটু পরে পাতাটি আবার খুলুন।",
    "request": "বারবার হলে সাইটের পরিচালককে জানান: অনুরোধ {id}।",
    "back": "নতুন ভিডিওগুলোতে যান",
    "other_language": "English",
    "skip": "মূল অংশে যান",
    "play": "চালান",
    "pause": "থামান",
    "mute": "শব্দ বন্ধ করুন",
    "unmute": "শব্দ চালু করুন",
    "volume": "শব্দের মাত্রা",
    "seek": "অবস্থান",
    "settings": "মান ও গতি",
    "quality": "মান",
    "speed": "গতি",
    "automatic": "স্বয়ংক্রিয়",
    "normal": "স্বাভাবিক",
    "captions": "সাবটাইটেল",
    "no_captions": "বন্ধ",
    "sound": "অডিও",
    "pip": "ছোট জানালায় দেখুন",
    "fullscreen": "পুরো পর্দা",
    "leave_fullscreen": "পুরো পর্দা থেকে বেরোন",
    "player": "ভিডিও প্লেয়ার",
    "retry": "আবার চেষ্টা করুন",
    "no_network": "ভিডিও থেমে গেছে: সংযোগ নেই।",
    "cannot_play": "এই ব্রাউজারে ভিডিওটি চলে না। নতুন ফায়ারফক্স বা ক্রোমিয়ামে চলবে।",
    "no_script": "দেখতে হলে জাভাস্ক্রিপ্ট চালু করুন।",
    "closed_sign_in": "ভিডিওটি প্রাপ্তবয়স্কদের জন্য; দেখতে হলে সাইন ইন করা থাকতে হবে।",
    "closed_country": "আপনি যে দেশে আছেন, নির্মাতা সেখানে ভিডিওটি দেখান না।",
    "closed_premium": "ভিডিওটি শুধু সেই সদস্যদের জন্য, যাঁদের প্ল্যানে প্রিমিয়াম ভিডিও আছে।",
    "closed_not_ready": "ভিডিওটি এখনও তৈরি হচ্ছে। কয়েক মিনিট পরে আবার দেখুন।",
    "premium": "প্রিমিয়াম প্ল্যানের সদস্যদের জন্য",
    "watched_at": "{site}-এ {channel}",
    "many_title": "অনেকবার চেষ্টা করা হয়েছে",
    "many_text": "কয়েক মিনিট অপেক্ষা করে লিংকটি আবার খুলুন।",
    "confirm_title": "আপনার ইমেইল ঠিকানা নিশ্চিত করুন",
    "confirm_text": "ঠিকানাটি আপনার হলে নিচের বোতামটি চাপুন।",
    "confirm_button": "ঠিকানা নিশ্চিত করুন",
    "confirmed_title": "আপনার ঠিকানা নিশ্চিত হয়েছে",
    "confirmed_text": "এবার চিত্র স্টুডিওতে এই ঠিকানা দিয়ে সাইন ইন করুন।",
    "reset_title": "নতুন পাসওয়ার্ড দিন",
    "reset_text": "সব যন্ত্র থেকে সাইন আউট হয়ে যাবে। এরপর নতুন পাসওয়ার্ড দিয়ে সাইন ইন করুন।",
    "reset_button": "পাসওয়ার্ড বদলান",
    "changed_title": "আপনার পাসওয়ার্ড বদলানো হয়েছে",
    "changed_text": "সব যন্ত্র থেকে সাইন আউট হয়েছে। চিত্র স্টুডিওতে নতুন পাসওয়ার্ড দিয়ে সাইন ইন করুন।",
    "new_password": "নতুন পাসওয়ার্ড",
    "new_password_hint": "অন্তত ১৫টি অক্ষর। কয়েকটি শব্দ মিলিয়ে দিলে ভালো হয়।",
    "code": "কোড",
    "code_hint": "আপনার অথেনটিকেটর অ্যাপের কোড, অথবা একটি পুনরুদ্ধার কোড।",
    "link_title": "লিংকটি আর কাজ করে না",
    "link_text": "এটি একবারই কাজ করে, কিছু সময়ের জন্য। চিত্র স্টুডিও থেকে নতুন লিংক চেয়ে নিন।",
    "social_title": "সাইন ইন আর এগোবে না",
    "social_text": (
        "হয় বেশি সময় লেগেছে, নয় আগেই শেষ হয়েছে, অথবা এখান থেকে শুরু হয়নি। চিত্র স্টুডিওতে আবার শুরু করুন।"
    ),
    "password_weak": (
        "এই পাসওয়ার্ডটি সহজে অনুমান করা যায়। কয়েকটি শব্দ নিন, যেগুলোর একে অন্যের সঙ্গে বা আপনার সঙ্গে "
        "কোনো সম্পর্ক নেই।"
    ),
    "code_wrong": "কোডটি ভুল, অথবা আগেই ব্যবহার হয়েছে। পরের কোডটির জন্য অপেক্ষা করুন।",
    "code_needed": "এই অ্যাকাউন্টে দ্বিতীয় ধাপ চালু আছে: একটি কোডও দিতে হবে।",
    "too_many": "অনেকবার চেষ্টা করা হয়েছে। কয়েক মিনিট পরে আবার চেষ্টা করুন।",
}

_ALL = {Language.ENGLISH: ENGLISH, Language.BENGALI: BENGALI}


def words(language: Language) -> Words:
    """All the site's words in that language."""
    return _ALL[language]


def views(count: int, language: Language) -> str:
    """A number of views, as a phrase."""
    if language is Language.BENGALI:
        return f"{number(count, language)} বার দেখা হয়েছে" if count else "এখনও কেউ দেখেনি"
    if not count:
        return "No views yet"
    return f"{number(count, language)} view{'' if count == 1 else 's'}"


def videos(count: int, language: Language) -> str:
    """A number of videos, as a phrase."""
    if language is Language.BENGALI:
        return f"{number(count, language)}টি ভিডিও"
    return f"{number(count, language)} video{'' if count == 1 else 's'}"
