"""Check the HTML: nesting, order of headings, layout tables, nothing that runs or loads."""

from __future__ import annotations

import itertools
from collections import Counter
from typing import TYPE_CHECKING

from briefing.mail.lint.branch import crossed
from briefing.mail.lint.problem import IN_TEMPLATE, Problem
from briefing.model.checks import Probe

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from briefing.mail.lint.sent import Sent

_ACTIVE = frozenset(
    {"script", "iframe", "form", "object", "embed", "audio", "video", "svg", "link"}
)
_KNOWN = frozenset(
    """
    html head title meta style body div span p br hr wbr a img picture source
    h1 h2 h3 h4 h5 h6 ul ol li dl dt dd table caption colgroup col thead tbody tfoot tr th td
    blockquote q cite strong b em i u s small sub sup mark abbr code pre time del ins
    figure figcaption article section header footer main aside nav center font noscript xml
""".split()
)
_OFFICE = ("v:", "o:", "w:")
"""Namespaces that only Outlook for Windows reads."""
_SHOWN = 120


def opening(element: HtmlElement) -> str:
    """Return the opening tag of `element`, shortened, for messages."""
    attributes = "".join(f' {name}="{value}"' for name, value in element.items())
    return f"<{element.tag}{attributes}>"[:_SHOWN]


def _markup(sent: Sent) -> Iterator[Problem]:
    elements = (element for root in (sent.root, sent.outlook_root) for element in root.iter("*"))
    for tag in sorted({element.tag for element in elements}):
        if tag not in _KNOWN | _ACTIVE and not tag.startswith(_OFFICE):
            yield Problem("The HTML has an element that no mail program knows.", f"<{tag}>")
    for place in crossed(sent.html):
        yield Problem("Elements are not closed in the order in which they were opened.", place)


def _headings(sent: Sent) -> Iterator[Problem]:
    levels = [int(heading.tag[1]) for heading in sent.root.iter("h1", "h2", "h3", "h4", "h5", "h6")]
    if (count := levels.count(1)) != 1:
        yield Problem(f"The newsletter has {count} headings h1.")
    for above, below in itertools.pairwise(levels):
        if below > above + 1:
            yield Problem("The order of headings skips a level.", f"h{below} after h{above}")


def _tables(sent: Sent) -> Iterator[Problem]:
    bare = (
        opening(table)
        for root in (sent.root, sent.outlook_root)
        for table in root.iter("table")
        if table.get("role") not in {"presentation", "none"} and table.find(".//th[@scope]") is None
    )
    for place in dict.fromkeys(bare):
        yield Problem("A screen reader would read a table of the layout as data.", place)


def _ids(sent: Sent) -> Iterator[Problem]:
    for name, count in Counter(sent.root.xpath("//@id")).items():
        if count > 1:
            yield Problem(f"{count} elements have the same id.", str(name))


def _active(sent: Sent) -> Iterator[Problem]:
    """Find elements that mail programs remove or that load from other servers."""
    for element in sent.root.iter(*_ACTIVE):
        yield Problem(f"Mail programs remove <{element.tag}>.", str(element.tag))
    if any("import" in sheet.at_rules for sheet in sent.sheets) or any(
        "url(" in style for style in sent.root.xpath("//style/text()")
    ):
        message = (
            "A style sheet loads a file; Gmail drops it whole, others tell a stranger who reads."
        )
        yield Problem(message, remedy="Take @import and url() out of the style sheets.")
    for element in sent.root.xpath("//*[@*[starts-with(name(), 'on')]]"):
        yield Problem("Mail programs remove what shall run on an event.", opening(element))


CHECKS = (
    Probe(
        "mail.markup", "error", "only elements that exist, closed in order", IN_TEMPLATE, _markup,
    ),
    Probe(
        "mail.headings", "error", "exactly one h1, and no level skipped",
        "Keep exactly one, and go down step by step.", _headings,
    ),
    Probe(
        "mail.tables", "error",
        'every table of the layout marked as such, for Outlook too; '
        'tables of data with `th scope="…"`',
        'Write role="presentation".', _tables,
    ),
    Probe("mail.ids", "error", "no id twice", "Give each element an id of its own, or none.", _ids),
    Probe(
        "mail.active", "error",
        "no script, frame, form, audio, video, SVG, linked style sheet, `@import`, `url()` or "
        "`on…` attribute",
        "Take it out of the template.", _active,
    ),
)  # fmt: skip
