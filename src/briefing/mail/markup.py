"""Convert MJML to HTML with mrml, with checks it lacks and workarounds for its defects.

mrml accepts unknown tags, crossed closing tags and any value; it prints invisible characters in
attribute values in Rust's debug notation, counts a padding with a bare 0 wrongly and does not
support inline style sheets. Therefore the MJML is checked strictly and such characters are written
as references before, and styles are inlined after.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from briefing.errors import InputError
from briefing.mail.tools import inert_html

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

COMPONENTS = frozenset((
    "mjml", "mj-head", "mj-body", "mj-attributes", "mj-all", "mj-class", "mj-breakpoint",
    "mj-preview", "mj-style", "mj-title", "mj-raw", "mj-wrapper", "mj-section", "mj-group",
    "mj-column", "mj-text", "mj-button", "mj-image",
    "mj-divider", "mj-spacer", "mj-table", "mj-hero", "mj-social", "mj-social-element",
))  # fmt: skip
"""Allowed components; accordion, carousel and navbar lack support in some programs."""
_BODY_PARENTS = frozenset(
    {"mj-body", "mj-wrapper", "mj-section", "mj-group", "mj-column", "mj-hero"}
)
"""Elements in which only components may stand."""
_CHARACTERS = re.compile(
    r"<mj-style.*?</mj-style>|\\|[^\x00-\x7f]|[\x00-\x08\x0b-\x1f\x7f]", re.DOTALL
)


def to_html(mjml: str, css: str, template: str) -> str:
    """Return the HTML of `mjml` with the style sheet `css` written into the elements.

    Template code in the text is escaped, so that no mail tool runs it; placeholders are put in.
    Raises InputError that names `template` where the markup is wrong.
    """
    import css_inline  # noqa: PLC0415 - heavy
    import mjml as mrml  # noqa: PLC0415 - heavy

    source = _CHARACTERS.sub(lambda found: _reference(found[0]), mjml.strip())
    _check(source, template)
    try:
        html = mrml.mjml2html(
            source, fonts={}
        )  # the default fonts are fetched from Google by every reader
    except ValueError as problem:
        message = f"the MJML cannot be rendered: {problem}. Correct the template."
        raise InputError(message, file=template) from None
    inliner = css_inline.CSSInliner(
        inline_style_tags=False, keep_style_tags=True, load_remote_stylesheets=False, extra_css=css
    )
    return inert_html(inliner.inline(html)) + "\n"


def _reference(found: str) -> str:
    """Return a numeric reference for a character that mrml would print as an escape.

    Other characters and style sheets stay as they are.
    """
    if len(found) > 1:
        return found
    if unicodedata.category(found) == "Cc" or found in "\ufffe\uffff":
        return ""  # XML has no place for them
    hidden = unicodedata.category(found)[0] in "CMZ" or found > "\uffff" or found == "\\"
    return f"&#{ord(found)};" if hidden else found


def _check(source: str, template: str) -> None:
    from lxml import etree  # noqa: PLC0415 - heavy

    try:
        root = etree.fromstring(
            source.encode(), etree.XMLParser(resolve_entities=False, no_network=True)
        )
    except etree.XMLSyntaxError as problem:
        near = "".join(source.splitlines()[(problem.lineno or 1) - 1 :][:1]).strip()[:80]
        message = (
            f'the MJML is not well-formed: {problem.msg}, near "{near}". Correct the template.'
        )
        raise InputError(message, file=template) from None
    for objection in _objections(root):
        raise InputError(objection, file=template)


def _objections(root: _Element) -> Iterator[str]:
    """Find faults that mrml accepts silently."""
    for element in root.iter("*"):
        tag, parent = str(element.tag), element.getparent()
        if (
            tag.startswith("mj") or (parent is not None and parent.tag in _BODY_PARENTS)
        ) and tag not in COMPONENTS:
            yield (
                f"<{tag}> is no MJML component for newsletters. "
                f"Use one of {', '.join(sorted(COMPONENTS))}."
            )
        padding = str(element.get("padding", ""))
        if (
            tag.startswith("mj-")
            and " " in padding
            and re.search(r"(?<![\w.])0(?![\w.%])", padding)
        ):
            yield (
                f'<{tag} padding="{padding}"> gets wrong widths in Outlook. Write 0px instead of 0.'
            )
        if " " in str(element.get("mj-class", "")):
            yield f"<{tag}> has several mj-class values, of which only one counts. Keep one."
