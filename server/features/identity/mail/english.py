"""What the letters say in English."""

from server.features.identity.mail.letters import LetterKind
from server.features.identity.mail.saying import Saying

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
