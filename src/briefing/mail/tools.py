"""Put placeholders of the mail tool in, and keep all other text from being taken for its code."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.config.tools import TOOLS
from briefing.look.templating import inert

if TYPE_CHECKING:
    from briefing.config.settings import Newsletter
    from briefing.config.tools import Name, Tool


NAME = "{name}"
"""Where the first name goes in a salutation."""
WORD_JOINER = "\u2060"
"""Without width, and no place for a line to break."""
_OPENINGS = r"\{|\[(?=\[)|\*(?=\|)|%(?=%\{)|@(?=TrackLink)"
"""What opens code in one tool or another; the last is listmonk's mark for a link that it shall count."""
_MARK = "\ue000"
"""Opens the code of a character that is part of a placeholder, until all others are made inert."""


def tool_of(letter: Newsletter) -> Tool:
    """The mail tool of a newsletter; one that the settings describe goes before ours of that name."""
    return letter.tools.get(letter.tool) or TOOLS[letter.tool]


def placeholder(code: str) -> str:
    """`code` of the mail tool, or an address with such code, so that it comes through `inert_html` and `inert_text`."""
    return re.sub(r"[{}\[\]*|%@]", lambda found: f"{_MARK}{ord(found[0]):02x}", code)


def inert_html(html: str) -> str:
    """`html` with all that a mail tool might run escaped, and the placeholders in their own form."""
    openings = rf"<style.*?</style>|{_OPENINGS}"
    return _unmarked(re.sub(openings, lambda found: _reference(found[0]), html, flags=re.DOTALL))


def inert_text(text: str, tool: str) -> str:
    """`text` for the mail tool: openings of code are broken by a character that nobody sees; for "none" it stays."""
    broken = text if tool == "none" else re.sub(_OPENINGS, rf"\g<0>{WORD_JOINER}", text)
    return _unmarked(broken)


def salutation(wording: str, name: Name) -> str:
    """`wording` with the reader's first name for NAME; who has none gets it without NAME and the comma beside it."""
    with_name = placeholder(name.value).join(wording.split(NAME))
    without = re.sub(rf"^{re.escape(NAME)}[ ,]*|[ ,]*{re.escape(NAME)}", "", wording)
    given, otherwise, end = map(placeholder, (name.given, name.otherwise, name.end))
    return f"{given}{with_name}{otherwise}{without[:1].upper()}{without[1:]}{end}"


def _reference(found: str) -> str:
    return f"&#{ord(found)};" if len(found) == 1 else inert(found)


def _unmarked(text: str) -> str:
    return re.sub(rf"{_MARK}([0-9a-f]{{2}})", lambda found: chr(int(found[1], 16)), text)
