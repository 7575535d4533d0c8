"""A briefing as an e-mail: HTML that survives mail programs, a text part worth reading, one message file, a lint."""

from briefing.mail.model import Listening, Mail
from briefing.mail.newsletter import compose

__all__ = ["Listening", "Mail", "compose"]
