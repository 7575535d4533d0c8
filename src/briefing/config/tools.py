"""Mail tools: the placeholders that each replaces for a reader. A tool is one entry of TOOLS.

Sources, as of November 2026 (docs/mail-tools.md says what could not be confirmed):

mailchimp   Mailchimp help, "The Unsubscribe Merge Tag" (`*|UNSUB|*`) and conditional merge tags
            (`*|IF:FNAME|*`); `*|ARCHIVE|*` from templates in use
brevo       Brevo help, "Customize your emails" (contact attributes, mirror and unsubscribe
            variables)
cleverreach CleverReach, "Automatic unsubscribe management" (`{UNSUBSCRIBE}`); `{ONLINE_VERSION}`
            from templates in use
rapidmail   its public pages name no placeholder; the newsroom writes what the editor of rapidmail
            offers
mailjet     Mailjet documentation, "How to add an unsubscribe link" (`[[UNSUB_LINK_DE]]`);
            `[[PERMALINK]]` from templates in use
listmonk    listmonk documentation, "Templating": Go templates
keila       Keila's source, `Keila.Mailings.CampaignRenderer`: Liquid
ghost       Ghost's source, `email-renderer.js`: `%%{unsubscribe_url}%%`
"""

from __future__ import annotations

from typing import Annotated

import msgspec

Placeholder = Annotated[str, msgspec.Meta(pattern=r"^([{\[*%$].+[}\]*%$])?$")]
"""Code of a mail tool in the place of an address."""


class Name(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A condition on the reader's first name, as the tool writes it."""

    given: str
    """Opens what is for readers whose name is known."""
    value: str
    otherwise: str
    end: str


class Tool(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The placeholders of a mail tool; "" or None where it has none, or none that is certain."""

    unsubscribe: Placeholder = ""
    """Stands for an address, as does `view`."""
    view: Placeholder = ""
    """The mail in the browser."""
    name: Name | None = None


TOOLS = {
    "none": Tool(),
    "mailchimp": Tool(
        "*|UNSUB|*", "*|ARCHIVE|*", Name("*|IF:FNAME|*", "*|FNAME|*", "*|ELSE:|*", "*|END:IF|*")
    ),
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
        Name(
            "{{ if .Subscriber.FirstName }}",
            "{{ .Subscriber.FirstName }}",
            "{{ else }}",
            "{{ end }}",
        ),
    ),
    "keila": Tool(
        "{{ unsubscribe_link }}",
        "{{ campaign.public_link }}",
        Name(
            "{% if contact.first_name %}", "{{ contact.first_name }}", "{% else %}", "{% endif %}"
        ),
    ),
    "ghost": Tool("%%{unsubscribe_url}%%"),
}
"""By the names that `tool` of [newsletter] may have."""
