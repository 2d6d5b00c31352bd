"""What the letters say, in both languages."""

from dataclasses import dataclass

from server.features.identity.mail.letters import LetterKind


@dataclass(frozen=True)
class Saying:
    """One letter's words; ``{site}``, ``{address}`` and ``{until}`` are filled in."""

    subject: str
    heading: str
    paragraphs: tuple[str, ...]
    button: str = ""
    """Of the link; empty where the letter has none."""


@dataclass(frozen=True)
class Frame:
    """What every letter in one language says around its own words."""

    link_fails: str
    footer: str


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

ENGLISH = {
    LetterKind.CONFIRM_EMAIL: Saying(
        "Confirm your e-mail address",
        "Is this your address?",
        (
            (
                "An account on {site} was made with this e-mail address. Confirm that it is yours, "
                "and the account is ready to use."
            ),
            (
                "The link works once, within 24 hours. If you did not make this account, do "
                "nothing: it cannot be used."
            ),
        ),
        "Confirm this address",
    ),
    LetterKind.ACCOUNT_EXISTS: Saying(
        "You have an account already",
        "You have an account already",
        (
            (
                "Somebody tried to make a new account on {site} with this e-mail address, which "
                "has one already. Nothing was changed."
            ),
            (
                "If it was you, sign in with your password, or choose “Forgot password” to "
                "set a new one. If it was not you, there is nothing to do."
            ),
        ),
    ),
    LetterKind.RESET_PASSWORD: Saying(
        "Set a new password",
        "Set a new password",
        (
            (
                "A new password was asked for your account on {site}. Choose it on the page that "
                "this link opens. All devices will be signed out."
            ),
            (
                "The link works once, within 30 minutes. If you did not ask for it, do nothing: "
                "your password stays as it is."
            ),
        ),
        "Choose a new password",
    ),
    LetterKind.PASSWORD_CHANGED: Saying(
        "Your password was changed",
        "Your password was changed",
        (
            "The password of your account on {site} is another one now.",
            (
                "If it was not you, choose “Forgot password” in the sign-in window at once: that "
                "sets a new password and signs out every device."
            ),
        ),
    ),
    LetterKind.CHANGE_EMAIL: Saying(
        "Confirm your new e-mail address",
        "Is this your new address?",
        (
            (
                "Somebody wants to use this e-mail address for their account on {site}. Confirm "
                "that it is yours: from then on you sign in with it."
            ),
            "The link works once, within 24 hours. If you did not ask for it, do nothing.",
        ),
        "Use this address",
    ),
    LetterKind.ADDRESS_IN_USE: Saying(
        "This address has an account already",
        "This address has an account already",
        (
            (
                "Somebody wanted to use this e-mail address for another account on {site}. It has "
                "an account of its own, so nothing was changed."
            ),
            (
                "If it was you, sign in to that account with this address, or choose a different "
                "address for the other one. If it was not you, there is nothing to do."
            ),
        ),
    ),
    LetterKind.EMAIL_CHANGE_ASKED: Saying(
        "Another e-mail address was asked for",
        "Another e-mail address was asked for",
        (
            (
                "Your account on {site} is to use {address} instead of this address, as soon as "
                "that one is confirmed. Until then nothing changes."
            ),
            (
                "If it was not you, somebody else is signed in to your account: change your "
                "password now, and sign out all other devices."
            ),
        ),
    ),
    LetterKind.EMAIL_CHANGED: Saying(
        "Your e-mail address was changed",
        "Your e-mail address was changed",
        (
            (
                "Your account on {site} uses {address} from now on. This address no longer belongs "
                "to it, and the other devices were signed out."
            ),
            "If it was not you, tell whoever runs {site} at once.",
        ),
    ),
    LetterKind.SESSION_COPIED: Saying(
        "We signed out one of your devices",
        "We signed out one of your devices",
        (
            (
                "The sign-in of one of your devices on {site} was used twice, as happens when it "
                "has been copied. To be safe, that device was signed out."
            ),
            (
                "Sign in again on it. If you know of no reason, change your password and look at "
                "the list of your devices."
            ),
        ),
    ),
    LetterKind.SECOND_FACTOR_ON: Saying(
        "Two-step sign-in is on",
        "Two-step sign-in is on",
        (
            (
                "Your account on {site} asks for a code of an authenticator app from now on, "
                "besides the password."
            ),
            (
                "If it was not you, somebody else is signed in to your account: change your "
                "password now, and ask whoever runs {site} for help."
            ),
        ),
    ),
    LetterKind.SECOND_FACTOR_OFF: Saying(
        "Two-step sign-in is off",
        "Two-step sign-in is off",
        (
            "For your account on {site}, the password alone is enough again.",
            (
                "If it was not you, change your password now, sign out all other devices, and set "
                "two-step sign-in up anew."
            ),
        ),
    ),
    LetterKind.RECOVERY_CODES_MADE: Saying(
        "New recovery codes were made",
        "You have new recovery codes",
        (
            "New recovery codes were made for your account on {site}. Those before work no more.",
            (
                "If it was not you, somebody else is signed in to your account: change your "
                "password now, and sign out all other devices."
            ),
        ),
    ),
    LetterKind.RECOVERY_CODE_USED: Saying(
        "A recovery code was used",
        "A recovery code was used",
        (
            (
                "Somebody used one of your recovery codes on {site}, in place of the code of an "
                "authenticator app. It works no more."
            ),
            (
                "If it was not you, change your password now, sign out all other devices, and make "
                "new recovery codes."
            ),
        ),
    ),
    LetterKind.SOCIAL_LINKED: Saying(
        "Another way into your account",
        "Another way into your account",
        (
            "From now on, an account at {address} signs in to your account on {site}.",
            (
                "If it was not you, somebody else is signed in to your account: unlink it under "
                "Security, change your password, and sign out all other devices."
            ),
        ),
    ),
    LetterKind.SOCIAL_UNLINKED: Saying(
        "One way into your account less",
        "One way into your account less",
        (
            "The account at {address} does not sign in to your account on {site} any more.",
            (
                "If it was not you, somebody else is signed in to your account: change your "
                "password, and sign out all other devices."
            ),
        ),
    ),
    LetterKind.ACCOUNT_DELETED: Saying(
        "Your account was deleted",
        "Your account was deleted",
        (
            (
                "Your account on {site} was deleted, as you asked. Nobody sees it any more, nor "
                "what you made, and all devices were signed out."
            ),
            (
                "You can bring it back {until}: sign in as you always did, and confirm that you "
                "want it. If it was not you who deleted it, do so now, then change your password."
            ),
        ),
    ),
    LetterKind.ACCOUNT_RESTORED: Saying(
        "Your account is back",
        "Your account is back",
        (
            (
                "Your account on {site}, which had been deleted, was brought back by signing in. "
                "All that you made is there as before."
            ),
            (
                "If it was not you, choose “Forgot password” in the sign-in window at once: that "
                "sets a new password and signs out every device."
            ),
        ),
    ),
    LetterKind.EXPORT_READY: Saying(
        "Your copy is ready",
        "The copy of your data is ready",
        (
            (
                "The copy of everything that {site} keeps about you, which you asked for, is "
                "ready. Fetch it in the settings of the studio; you can do so {until}."
            ),
            (
                "If you did not ask for it, somebody else is signed in to your account: change "
                "your password now, and sign out all other devices."
            ),
        ),
    ),
    LetterKind.ROLE_CHANGED: Saying(
        "Your role was changed",
        "Your role was changed",
        (
            (
                "Whoever runs {site} gave your account another role, so what you may do there has "
                "changed. Sign in to see it."
            ),
            "If you did not expect that, ask whoever runs {site}.",
        ),
    ),
}

BENGALI = {
    LetterKind.CONFIRM_EMAIL: Saying(
        "আপনার ইমেইল ঠিকানা নিশ্চিত করুন",
        "এটি কি আপনার ঠিকানা?",
        (
            (
                "এই ইমেইল ঠিকানা দিয়ে {site}-এ একটি অ্যাকাউন্ট খোলা হয়েছে। ঠিকানাটি আপনার, তা নিশ্চিত করলেই "
                "অ্যাকাউন্টটি ব্যবহার করা যাবে।"
            ),
            (
                "লিংকটি একবারই কাজ করে, ২৪ ঘণ্টার মধ্যে। অ্যাকাউন্টটি আপনি না খুলে থাকলে কিছু করতে হবে না: "
                "সেটি ব্যবহার করা যাবে না।"
            ),
        ),
        "ঠিকানা নিশ্চিত করুন",
    ),
    LetterKind.ACCOUNT_EXISTS: Saying(
        "আপনার আগে থেকেই একটি অ্যাকাউন্ট আছে",
        "আপনার আগে থেকেই একটি অ্যাকাউন্ট আছে",
        (
            (
                "কেউ এই ইমেইল ঠিকানা দিয়ে {site}-এ নতুন অ্যাকাউন্ট খুলতে চেয়েছেন, কিন্তু এই ঠিকানায় আগে থেকেই "
                "একটি অ্যাকাউন্ট আছে। কিছুই বদলানো হয়নি।"
            ),
            (
                "আপনি নিজেই চেয়ে থাকলে আপনার পাসওয়ার্ড দিয়ে সাইন ইন করুন, অথবা “পাসওয়ার্ড ভুলে গেছেন” বেছে "
                "নিয়ে নতুন পাসওয়ার্ড দিন। আপনি না চেয়ে থাকলে কিছু করার নেই।"
            ),
        ),
    ),
    LetterKind.RESET_PASSWORD: Saying(
        "নতুন পাসওয়ার্ড দিন",
        "নতুন পাসওয়ার্ড দিন",
        (
            (
                "{site}-এ আপনার অ্যাকাউন্টের জন্য নতুন পাসওয়ার্ড চাওয়া হয়েছে। লিংকটি যে পাতা খোলে, সেখানে নতুন "
                "পাসওয়ার্ড দিন। এরপর সব যন্ত্র থেকে সাইন আউট হয়ে যাবে।"
            ),
            (
                "লিংকটি একবারই কাজ করে, ৩০ মিনিটের মধ্যে। আপনি না চেয়ে থাকলে কিছু করতে হবে না: আপনার "
                "পাসওয়ার্ড আগের মতোই থাকবে।"
            ),
        ),
        "নতুন পাসওয়ার্ড দিন",
    ),
    LetterKind.PASSWORD_CHANGED: Saying(
        "আপনার পাসওয়ার্ড বদলানো হয়েছে",
        "আপনার পাসওয়ার্ড বদলানো হয়েছে",
        (
            "{site}-এ আপনার অ্যাকাউন্টের পাসওয়ার্ড এখন নতুন।",
            (
                "কাজটি আপনি না করে থাকলে এখনই সাইন ইনের জানালায় “পাসওয়ার্ড ভুলে গেছেন” বেছে নিন: তাতে নতুন "
                "পাসওয়ার্ড দেওয়া যায়, আর সব যন্ত্র থেকে সাইন আউট হয়ে যায়।"
            ),
        ),
    ),
    LetterKind.CHANGE_EMAIL: Saying(
        "আপনার নতুন ইমেইল ঠিকানা নিশ্চিত করুন",
        "এটি কি আপনার নতুন ঠিকানা?",
        (
            (
                "কেউ {site}-এ নিজের অ্যাকাউন্টের জন্য এই ইমেইল ঠিকানা ব্যবহার করতে চান। ঠিকানাটি আপনার, তা "
                "নিশ্চিত করুন: এরপর থেকে এটি দিয়ে সাইন ইন করবেন।"
            ),
            "লিংকটি একবারই কাজ করে, ২৪ ঘণ্টার মধ্যে। আপনি না চেয়ে থাকলে কিছু করতে হবে না।",
        ),
        "এই ঠিকানা ব্যবহার করুন",
    ),
    LetterKind.ADDRESS_IN_USE: Saying(
        "এই ঠিকানায় আগে থেকেই একটি অ্যাকাউন্ট আছে",
        "এই ঠিকানায় আগে থেকেই একটি অ্যাকাউন্ট আছে",
        (
            (
                "কেউ {site}-এ অন্য একটি অ্যাকাউন্টের জন্য এই ইমেইল ঠিকানা ব্যবহার করতে চেয়েছেন। ঠিকানাটির "
                "নিজের একটি অ্যাকাউন্ট আছে, তাই কিছুই বদলানো হয়নি।"
            ),
            (
                "আপনি নিজেই চেয়ে থাকলে এই ঠিকানা দিয়ে সেই অ্যাকাউন্টে সাইন ইন করুন, অথবা অন্যটির জন্য আলাদা "
                "ঠিকানা দিন। আপনি না চেয়ে থাকলে কিছু করার নেই।"
            ),
        ),
    ),
    LetterKind.EMAIL_CHANGE_ASKED: Saying(
        "অন্য একটি ইমেইল ঠিকানা চাওয়া হয়েছে",
        "অন্য একটি ইমেইল ঠিকানা চাওয়া হয়েছে",
        (
            (
                "{site}-এ আপনার অ্যাকাউন্টে এই ঠিকানার বদলে {address} ব্যবহার করতে চাওয়া হয়েছে। নতুন ঠিকানাটি "
                "নিশ্চিত না করা পর্যন্ত কিছুই বদলাবে না।"
            ),
            (
                "আপনি না চেয়ে থাকলে অন্য কেউ আপনার অ্যাকাউন্টে ঢুকেছে: এখনই পাসওয়ার্ড বদলান, আর অন্য সব যন্ত্র "
                "থেকে সাইন আউট করুন।"
            ),
        ),
    ),
    LetterKind.EMAIL_CHANGED: Saying(
        "আপনার ইমেইল ঠিকানা বদলানো হয়েছে",
        "আপনার ইমেইল ঠিকানা বদলানো হয়েছে",
        (
            (
                "{site}-এ আপনার অ্যাকাউন্টের ঠিকানা এখন {address}। এই ঠিকানাটি আর অ্যাকাউন্টের নয়, আর অন্য "
                "যন্ত্রগুলো থেকে সাইন আউট হয়ে গেছে।"
            ),
            "কাজটি আপনি না করে থাকলে এখনই {site}-এর পরিচালককে জানান।",
        ),
    ),
    LetterKind.SESSION_COPIED: Saying(
        "আপনার একটি যন্ত্র থেকে সাইন আউট করা হয়েছে",
        "আপনার একটি যন্ত্র থেকে সাইন আউট করা হয়েছে",
        (
            (
                "{site}-এ আপনার একটি যন্ত্রের সাইন-ইন দুবার ব্যবহার হয়েছে, নকল হলে যেমন হয়। নিরাপত্তার জন্য "
                "সেই যন্ত্রটি থেকে সাইন আউট করা হয়েছে।"
            ),
            (
                "সেটিতে আবার সাইন ইন করুন। কারণটি আপনার জানা না থাকলে পাসওয়ার্ড বদলান, আর আপনার যন্ত্রগুলোর "
                "তালিকা দেখে নিন।"
            ),
        ),
    ),
    LetterKind.SECOND_FACTOR_ON: Saying(
        "দুই ধাপে সাইন ইন চালু হয়েছে",
        "দুই ধাপে সাইন ইন চালু হয়েছে",
        (
            "{site}-এ আপনার অ্যাকাউন্টে এখন থেকে পাসওয়ার্ডের সঙ্গে অথেনটিকেটর অ্যাপের কোডও লাগবে।",
            (
                "কাজটি আপনি না করে থাকলে অন্য কেউ আপনার অ্যাকাউন্টে ঢুকেছে: এখনই পাসওয়ার্ড বদলান, আর {site}-এর "
                "পরিচালকের সাহায্য চান।"
            ),
        ),
    ),
    LetterKind.SECOND_FACTOR_OFF: Saying(
        "দুই ধাপে সাইন ইন বন্ধ হয়েছে",
        "দুই ধাপে সাইন ইন বন্ধ হয়েছে",
        (
            "{site}-এ আপনার অ্যাকাউন্টে ঢুকতে আবার শুধু পাসওয়ার্ডই যথেষ্ট।",
            (
                "কাজটি আপনি না করে থাকলে এখনই পাসওয়ার্ড বদলান, অন্য সব যন্ত্র থেকে সাইন আউট করুন, আর দুই ধাপে "
                "সাইন ইন নতুন করে চালু করুন।"
            ),
        ),
    ),
    LetterKind.RECOVERY_CODES_MADE: Saying(
        "নতুন উদ্ধার কোড তৈরি হয়েছে",
        "আপনার উদ্ধার কোড এখন নতুন",
        (
            "{site}-এ আপনার অ্যাকাউন্টের জন্য নতুন উদ্ধার কোড তৈরি হয়েছে। আগেরগুলো আর কাজ করবে না।",
            (
                "কাজটি আপনি না করে থাকলে অন্য কেউ আপনার অ্যাকাউন্টে ঢুকেছে: এখনই পাসওয়ার্ড বদলান, আর অন্য সব যন্ত্র "
                "থেকে সাইন আউট করুন।"
            ),
        ),
    ),
    LetterKind.RECOVERY_CODE_USED: Saying(
        "একটি উদ্ধার কোড ব্যবহার হয়েছে",
        "একটি উদ্ধার কোড ব্যবহার হয়েছে",
        (
            (
                "{site}-এ অথেনটিকেটর অ্যাপের কোডের বদলে আপনার একটি উদ্ধার কোড ব্যবহার করা হয়েছে। কোডটি আর "
                "কাজ করবে না।"
            ),
            (
                "কাজটি আপনি না করে থাকলে এখনই পাসওয়ার্ড বদলান, অন্য সব যন্ত্র থেকে সাইন আউট করুন, আর নতুন উদ্ধার "
                "কোড তৈরি করুন।"
            ),
        ),
    ),
    LetterKind.SOCIAL_LINKED: Saying(
        "আপনার অ্যাকাউন্টে ঢোকার আরেকটি উপায়",
        "আপনার অ্যাকাউন্টে ঢোকার আরেকটি উপায়",
        (
            "এখন থেকে {address}-এর একটি অ্যাকাউন্ট দিয়ে {site}-এ আপনার অ্যাকাউন্টে সাইন ইন করা যাবে।",
            (
                "কাজটি আপনার না হলে অন্য কেউ আপনার অ্যাকাউন্টে ঢুকেছে: নিরাপত্তা অংশ থেকে সংযোগটি সরান, "
                "পাসওয়ার্ড বদলান এবং বাকি সব যন্ত্র থেকে সাইন আউট করুন।"
            ),
        ),
    ),
    LetterKind.SOCIAL_UNLINKED: Saying(
        "আপনার অ্যাকাউন্টে ঢোকার একটি উপায় কমল",
        "আপনার অ্যাকাউন্টে ঢোকার একটি উপায় কমল",
        (
            "{address}-এর অ্যাকাউন্টটি দিয়ে {site}-এ আপনার অ্যাকাউন্টে আর সাইন ইন করা যাবে না।",
            (
                "কাজটি আপনার না হলে অন্য কেউ আপনার অ্যাকাউন্টে ঢুকেছে: পাসওয়ার্ড বদলান এবং বাকি সব "
                "যন্ত্র থেকে সাইন আউট করুন।"
            ),
        ),
    ),
    LetterKind.ACCOUNT_DELETED: Saying(
        "আপনার অ্যাকাউন্ট মুছে ফেলা হয়েছে",
        "আপনার অ্যাকাউন্ট মুছে ফেলা হয়েছে",
        (
            (
                "আপনি যেমন চেয়েছেন, {site}-এ আপনার অ্যাকাউন্ট মুছে ফেলা হয়েছে। অ্যাকাউন্টটি আর আপনার বানানো "
                "কিছুই এখন কেউ দেখতে পায় না, আর সব যন্ত্র থেকে সাইন আউট হয়ে গেছে।"
            ),
            (
                "{until} এটি ফিরিয়ে আনা যায়: আগের মতো সাইন ইন করুন, আর অ্যাকাউন্টটি ফেরত চান, তা নিশ্চিত করুন। "
                "আপনি না মুছে থাকলে এখনই তা করুন, তারপর পাসওয়ার্ড বদলান।"
            ),
        ),
    ),
    LetterKind.ACCOUNT_RESTORED: Saying(
        "আপনার অ্যাকাউন্ট ফিরে এসেছে",
        "আপনার অ্যাকাউন্ট ফিরে এসেছে",
        (
            (
                "{site}-এ আপনার মুছে ফেলা অ্যাকাউন্টটি সাইন ইন করে ফিরিয়ে আনা হয়েছে। আপনার বানানো সবকিছু "
                "আগের মতোই আছে।"
            ),
            (
                "কাজটি আপনি না করে থাকলে এখনই সাইন ইনের জানালায় “পাসওয়ার্ড ভুলে গেছেন” বেছে নিন: তাতে নতুন "
                "পাসওয়ার্ড দেওয়া যায়, আর সব যন্ত্র থেকে সাইন আউট হয়ে যায়।"
            ),
        ),
    ),
    LetterKind.EXPORT_READY: Saying(
        "আপনার অনুলিপি তৈরি",
        "আপনার তথ্যের অনুলিপি তৈরি",
        (
            (
                "{site}-এ আপনার সম্পর্কে যা কিছু রাখা আছে, আপনার চাওয়া তার অনুলিপি তৈরি। স্টুডিওর সেটিংস থেকে "
                "এটি নামিয়ে নিন; {until} তা করা যাবে।"
            ),
            (
                "আপনি না চেয়ে থাকলে অন্য কেউ আপনার অ্যাকাউন্টে ঢুকেছে: এখনই পাসওয়ার্ড বদলান, আর অন্য সব যন্ত্র "
                "থেকে সাইন আউট করুন।"
            ),
        ),
    ),
    LetterKind.ROLE_CHANGED: Saying(
        "আপনার ভূমিকা বদলানো হয়েছে",
        "আপনার ভূমিকা বদলানো হয়েছে",
        (
            (
                "{site}-এর পরিচালক আপনার অ্যাকাউন্টকে অন্য ভূমিকা দিয়েছেন, তাই সেখানে আপনি কী কী করতে পারেন, তা "
                "বদলে গেছে। দেখতে সাইন ইন করুন।"
            ),
            "এমনটি হওয়ার কথা আপনার জানা না থাকলে {site}-এর পরিচালককে জিজ্ঞেস করুন।",
        ),
    ),
}

SAYINGS = {"en": ENGLISH, "bn": BENGALI}
