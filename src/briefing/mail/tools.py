"""What the mail tools put in for each reader, and how text is kept from being taken for their template code.

Sources, as of November 2026 (docs/mail-tools.md says what could not be confirmed):

mailchimp   Mailchimp help, "The Unsubscribe Merge Tag" (`*|UNSUB|*`) and conditional merge tags (`*|IF:FNAME|*`);
            `*|ARCHIVE|*` from templates in use
brevo       Brevo help, "Customize your emails" (contact attributes, mirror and unsubscribe variables)
cleverreach CleverReach, "Automatic unsubscribe management" (`{UNSUBSCRIBE}`); `{ONLINE_VERSION}` from templates in use
rapidmail   its public pages name no placeholder; the newsroom writes what the editor of rapidmail offers
mailjet     Mailjet documentation, "How to add an unsubscribe link" (`[[UNSUB_LINK_DE]]`); `[[PERMALINK]]` from templates in use
listmonk    listmonk documentation, "Templating": Go templates
keila       Keila's source, `Keila.Mailings.CampaignRenderer`: Liquid
ghost       Ghost's source, `email-renderer.js`: `%%{unsubscribe_url}%%`
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefing.look.templating import inert


@dataclass(frozen=True, slots=True)
class Name:
    """A condition on the reader's first name, as the tool writes it."""

    given: str
    """Opens what is for readers whose name is known."""
    value: str
    otherwise: str
    end: str


@dataclass(frozen=True, slots=True)
class Tool:
    """The placeholders of a mail tool; "" or None where it has none, or none that is certain."""

    unsubscribe: str = ""
    """Stands for an address, as does `view`."""
    view: str = ""
    """The mail in the browser."""
    name: Name | None = None


TOOLS = {
    "none": Tool(),
    "mailchimp": Tool("*|UNSUB|*", "*|ARCHIVE|*", Name("*|IF:FNAME|*", "*|FNAME|*", "*|ELSE:|*", "*|END:IF|*")),
    "brevo": Tool(
        "{{ unsubscribe }}",
        "{{ mirror }}",
        Name("{% if contact.FIRSTNAME %}", "{{ contact.FIRSTNAME }}", "{% else %}", "{% endif %}"),
    ),
    "cleverreach": Tool("{UNSUBSCRIBE}", "{ONLINE_VERSION}"),
    "rapidmail": Tool(),
    "mailjet": Tool("[[UNSUB_LINK_DE]]", "[[PERMALINK]]"),
    "listmonk": Tool(
        "{{ UnsubscribeURL }}",
        "{{ MessageURL }}",
        Name("{{ if .Subscriber.FirstName }}", "{{ .Subscriber.FirstName }}", "{{ else }}", "{{ end }}"),
    ),
    "keila": Tool(
        "{{ unsubscribe_link }}",
        "{{ campaign.public_link }}",
        Name("{% if contact.first_name %}", "{{ contact.first_name }}", "{% else %}", "{% endif %}"),
    ),
    "ghost": Tool("%%{unsubscribe_url}%%"),
}
"""By the names that `tool` of [newsletter] may have."""

NAME = "{name}"
"""Where the first name goes in a salutation."""
WORD_JOINER = "\u2060"
"""Without width, and no place for a line to break."""
_OPENINGS = r"\{|\[(?=\[)|\*(?=\|)|%(?=%\{)|@(?=TrackLink)"
"""What opens code in one tool or another; the last is listmonk's mark for a link that it shall count."""
_MARK = "\ue000"
"""Opens the code of a character that is part of a placeholder, until all others are made inert."""


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
