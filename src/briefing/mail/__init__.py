"""A briefing as an e-mail: HTML, a text part, one message file and a lint."""

from briefing.mail.model import Listening, Mail
from briefing.mail.newsletter import compose

__all__ = ["Listening", "Mail", "compose"]
