"""What the sign-in screen asks for."""

from enum import Enum


class Form(Enum):
    """What the screen asks for."""

    SIGN_IN = "sign-in"
    """Address and password, and a code where a second factor is set up."""
    SIGN_UP = "sign-up"
    """What a new account begins with."""
    FORGOT = "forgot"
    """The address to mail a link for a new password to."""
    CONFIRM = "confirm"
    """Nothing: a link was mailed to confirm the address of a new account."""
    RESET_SENT = "reset-sent"
    """Nothing: a link for a new password was mailed, if there is such an account."""
    BROWSER = "browser"
    """Nothing: the person signs in elsewhere, in their browser."""
    JOIN = "join"
    """What a new account needs beyond what the account elsewhere tells."""

    @property
    def of_one_server(self) -> bool:
        """Whether it means nothing to another server than the one that it was begun with."""
        return self not in {Form.SIGN_IN, Form.SIGN_UP}
