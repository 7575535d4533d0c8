"""Insert placeholders of the mail tool and escape template code in all other text."""

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
"""A character without width at which no line breaks."""
_OPENINGS = r"\{|\[(?=\[)|\*(?=\|)|%(?=%\{)|@(?=TrackLink)"
"""Openings of code in any tool; the last is listmonk's mark for a link that it counts."""
_MARK = "\ue000"
"""Prefix of the code of a character in a placeholder, until other text is escaped."""


def tool_of(letter: Newsletter) -> Tool:
    """Return the mail tool of a newsletter; one in the settings overrides ours of that name."""
    return letter.tools.get(letter.tool) or TOOLS[letter.tool]


def placeholder(code: str) -> str:
    """Return `code`, or an address with such code, marked.

    `inert_html` and `inert_text` keep marked code.
    """
    return re.sub(r"[{}\[\]*|%@]", lambda found: f"{_MARK}{ord(found[0]):02x}", code)


def inert_html(html: str) -> str:
    """Return `html` with template code escaped and the placeholders in their own form."""
    openings = rf"<style.*?</style>|{_OPENINGS}"
    return _unmarked(re.sub(openings, lambda found: _reference(found[0]), html, flags=re.DOTALL))


def inert_text(text: str, tool: str) -> str:
    """Return `text` for the mail tool, with openings of code broken by an invisible character.

    For the tool "none" it stays as it is.
    """
    broken = text if tool == "none" else re.sub(_OPENINGS, rf"\g<0>{WORD_JOINER}", text)
    return _unmarked(broken)


def salutation(wording: str, name: Name) -> str:
    """Return `wording` with the reader's first name for NAME.

    Readers whose name is not known get it without NAME and the comma beside it.
    """
    with_name = placeholder(name.value).join(wording.split(NAME))
    without = re.sub(rf"^{re.escape(NAME)}[ ,]*|[ ,]*{re.escape(NAME)}", "", wording)
    given, otherwise, end = map(placeholder, (name.given, name.otherwise, name.end))
    return f"{given}{with_name}{otherwise}{without[:1].upper()}{without[1:]}{end}"


def _reference(found: str) -> str:
    return f"&#{ord(found)};" if len(found) == 1 else inert(found)


def _unmarked(text: str) -> str:
    return re.sub(rf"{_MARK}([0-9a-f]{{2}})", lambda found: chr(int(found[1], 16)), text)
