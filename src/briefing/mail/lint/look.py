"""Resolve the inline styles of each piece of text, in the light and in the dark scheme."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from briefing.mail.lint.css import colour, declarations, percent, pixels

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cssselect2 import CompiledSelector
    from lxml.html import HtmlElement

    from briefing.mail.lint.css import Sheet, Value

    Styles = Mapping[HtmlElement, Mapping[str, Value]]

_SKIPPED = frozenset({"style", "script", "head", "title"})
_BREAKING = frozenset({"break-word", "break-all", "anywhere"})
_BOLD = 600
_BOLD_TAGS = frozenset({"b", "strong", "th", "h1", "h2", "h3", "h4", "h5", "h6"})


@dataclass(frozen=True, slots=True)
class Look:
    """The own and inherited style of a piece of text. Colours are "#rrggbb", or "" if unknown."""

    colour: str = "#000000"
    ground: str = "#ffffff"
    size: float = 16.0
    """CSS pixels."""
    bold: bool = False
    line: float | None = None
    """The line height as a multiple of the size; None is what the font says, about 1.2."""
    family: str = ""
    breaks: bool = False
    """Whether a word that is too long is broken anywhere."""


class ShownText(NamedTuple):
    """A text node that can be seen."""

    text: str
    element: HtmlElement
    """Around it."""
    look: Look


def passages(root: HtmlElement, overrides: Styles) -> tuple[ShownText, ...]:
    """Return the visible text below `root` that is more than white space.

    `overrides` are declarations from style elements.
    """
    found: list[ShownText] = []
    _collect(root, Look(), overrides, found)
    return tuple(found)


def hidden(element: HtmlElement) -> bool:
    """Whether a style attribute hides `element` by itself."""
    display = declarations(element.get("style", "")).get("display")
    return display is not None and display.text == "none"


def dark_styles(root: HtmlElement, sheets: tuple[Sheet, ...]) -> Styles:
    """Return the declarations for the dark scheme by element; the stronger rule wins."""
    rules = [rule for sheet in sheets for rule in sheet.rules if is_dark(rule.media)]
    if not rules:
        return {}
    from cssselect2 import ElementWrapper, Matcher  # noqa: PLC0415 - only where there is a rule

    matcher = Matcher()
    for rule in rules:
        for selector in _selectors(rule.selector):
            matcher.add_selector(selector, rule.declarations)
    found: dict[HtmlElement, Mapping[str, Value]] = {}
    for wrapper in ElementWrapper.from_html_root(root).iter_subtree():
        if matches := matcher.match(wrapper):
            said = [item for *_, own in matches for item in own.items()]  # the strongest last
            found[wrapper.etree_element] = dict(sorted(said, key=lambda item: item[1].important))
    return found


def is_dark(media: str) -> bool:
    """Whether the condition of an @media asks for the dark scheme."""
    return "prefers-color-scheme" in media and "dark" in media


@lru_cache(maxsize=512)
def _selectors(text: str) -> tuple[CompiledSelector, ...]:
    """Return `text` compiled; nothing for pseudo-elements and unknown selectors."""
    from cssselect2 import SelectorError, compile_selector_list  # noqa: PLC0415 - see above

    try:
        found = compile_selector_list(text)
    except SelectorError:
        return ()
    return tuple(selector for selector in found if selector.pseudo_element is None)


def _collect(element: HtmlElement, around: Look, overrides: Styles, found: list[ShownText]) -> None:
    """Add the text of `element` and what is below it to `found`."""
    if element.tag in _SKIPPED or not isinstance(element.tag, str) or hidden(element):
        return
    look = _look(element, around, overrides.get(element, {}))
    if element.text and element.text.strip():
        found.append(ShownText(element.text, element, look))
    for child in element:
        _collect(child, look, overrides, found)
        if child.tail and child.tail.strip():
            found.append(ShownText(child.tail, element, look))


def _look(element: HtmlElement, around: Look, overrides: Mapping[str, Value]) -> Look:
    declared = declarations(element.get("style", ""))
    if overrides:
        declared = _cascade(declared, overrides)
    if (
        not declared
        and element.tag not in _BOLD_TAGS
        and not {"bgcolor", "background"} & {*element.keys()}
    ):
        return around
    size = _size(declared, around.size)
    return replace(
        around,
        colour=colour(declared["color"].text) if "color" in declared else around.colour,
        ground=_ground(element, declared, around.ground),
        size=size,
        bold=_bold(element, declared, bold=around.bold),
        line=_line(declared, size, around.line),
        family=declared["font-family"].text if "font-family" in declared else around.family,
        breaks=_breaks(declared, breaks=around.breaks),
    )


def _cascade(inline: Mapping[str, Value], overrides: Mapping[str, Value]) -> Mapping[str, Value]:
    """A style attribute is stronger than any rule, unless the rule is !important."""
    stronger = {
        name: value for name, value in overrides.items() if value.important or name not in inline
    }
    merged = {**inline, **stronger}
    if "background" in stronger and "background-color" not in stronger:
        merged.pop("background-color", None)  # which the shorthand sets as well
    return merged


def _ground(element: HtmlElement, declared: Mapping[str, Value], around: str) -> str:
    """The colour behind the text; "" where a picture or a half transparent colour lies there."""
    if "background-image" in declared or element.get("background"):
        return ""
    for name in ("background-color", "background"):
        if name in declared:
            text = declared[name].text
            return around if text in {"none", "transparent", "inherit", "initial"} else colour(text)
    return colour(element.get("bgcolor")) if element.get("bgcolor") else around


def _size(declared: Mapping[str, Value], around: float) -> float:
    text = declared["font-size"].text if "font-size" in declared else ""
    share, length = percent(text), pixels(text, around)
    if share is not None:
        return around * share
    return around if length is None else length


def _bold(element: HtmlElement, declared: Mapping[str, Value], *, bold: bool) -> bool:
    if "font-weight" not in declared:
        return bold or element.tag in _BOLD_TAGS
    text = declared["font-weight"].text
    return int(text) >= _BOLD if text.isdigit() else text in {"bold", "bolder"}


def _line(declared: Mapping[str, Value], size: float, around: float | None) -> float | None:
    text = declared["line-height"].text if "line-height" in declared else ""
    share, length = percent(text), pixels(text, size)
    if share is not None:
        return share
    if length is None or not size:
        return around
    return length if text.replace(".", "").isdigit() else length / size


def _breaks(declared: Mapping[str, Value], *, breaks: bool) -> bool:
    said = [
        declared[name].text
        for name in ("word-break", "overflow-wrap", "word-wrap")
        if name in declared
    ]
    return any(text in _BREAKING for text in said) if said else breaks
