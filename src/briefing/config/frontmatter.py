"""YAML front matter, of notes and of Markdown articles, with the line of every key."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import yaml

from briefing.config.schema import dotted
from briefing.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from briefing.config.schema import Place


class _Loader(yaml.SafeLoader):
    """A YAML loader that reads dates as ISO 8601 and keeps "ja" and "no" as texts."""

    yaml_implicit_resolvers = {  # noqa: RUF012 - PyYAML's own attribute
        first: [
            (tag, pattern)
            for tag, pattern in found
            if tag not in {"tag:yaml.org,2002:bool", "tag:yaml.org,2002:timestamp"}
        ]
        for first, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }

    def compose_node(
        self,
        parent: yaml.Node | None,
        index: Any,  # noqa: ANN401 - PyYAML's own
    ) -> yaml.Node | None:
        """Refuse aliases, of which a few lines can fill the memory."""
        if self.check_event(yaml.AliasEvent):
            event = self.get_event()  # type: ignore[no-untyped-call]  # so in its stubs
            raise yaml.composer.ComposerError(
                None, None, "aliases (*name) are not allowed", event.start_mark
            )
        return super().compose_node(parent, index)


_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf"))


_PLAIN_NUMBER = re.compile(r"[-+]?(?:0|[1-9]\d*)(?:\.(?!\d{3}\Z)\d+)?")
"""A number that YAML 1.1 reads as people do; to it 010 is octal, 12:30 is 750, 1.000 is 1."""
_CUT = re.compile(r"[ \t]+#\S.*| #.*")
"""What may be the rest of a text: a comment has two blanks before its "#" and one behind it."""


def parse(
    front: str, file: Path | str, used: Collection[str] | None = None
) -> tuple[Any, dict[Place, int]]:
    """Return the data of the YAML at the top of `file`, and the line of every key in that file.

    `front` is the YAML between the two lines "---". An empty front matter is an empty table. Raises
    InputError for invalid YAML, for a key that stands twice, and for values that YAML reads
    otherwise than people do; those only in the keys `used`, where given.
    """
    lines: dict[Place, int] = {}
    loader = _Loader(front)
    try:
        node = loader.get_single_node()
        if node is not None:
            _locate(node, (), lines, file)
            _refuse_misread(node, (), front, file, used)
        data: Any = {} if node is None else loader.construct_document(node)
    except yaml.MarkedYAMLError as problem:
        line = problem.problem_mark.line + 2 if problem.problem_mark else None
        message = (
            f"the front matter is not YAML: {problem.problem}. "
            "Put texts with special characters in quotation marks."
        )
        raise InputError(message, file=file, line=line) from None
    except yaml.YAMLError as problem:
        message = f"the front matter is not YAML: {problem}. Remove the character."
        raise InputError(message, file=file) from None
    except (
        AttributeError,
        KeyError,
        TypeError,
        ValueError,
        RecursionError,
    ):  # PyYAML lets them pass
        message = (
            "the front matter holds a value that cannot be read. "
            "Write plain texts, numbers and lists."
        )
        raise InputError(message, file=file) from None
    finally:
        loader.dispose()
    return data, lines


def _locate(node: yaml.Node, place: Place, lines: dict[Place, int], file: Path | str) -> None:
    """Fill `lines`; refuse a key that stands twice, of which YAML would silently keep the last."""
    lines.setdefault(place, node.start_mark.line + 2)
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            inner = (*place, str(key.value))
            if inner in lines:
                message = (
                    f'the key "{key.value}" stands twice, first in line {lines[inner]}. Keep one.'
                )
                raise InputError(message, file=file, line=key.start_mark.line + 2)
            lines[inner] = key.start_mark.line + 2
            _locate(value, inner, lines, file)
    elif isinstance(node, yaml.SequenceNode):
        for index, value in enumerate(node.value):
            _locate(value, (*place, index), lines, file)


def _refuse_misread(
    node: yaml.Node, place: Place, front: str, file: Path | str, used: Collection[str] | None = None
) -> None:
    """Refuse numbers that YAML reads differently, and texts that a comment cuts off."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if used is None or key.value in used:
                _refuse_misread(key, (*place, str(key.value)), front, file)
                _refuse_misread(value, (*place, str(key.value)), front, file)
    elif isinstance(node, yaml.SequenceNode):
        for index, value in enumerate(node.value):
            _refuse_misread(value, (*place, index), front, file)
    elif isinstance(node, yaml.ScalarNode) and not node.style:
        message = _misread(node, front[node.end_mark.index :].split("\n", 1)[0])
        if message:
            raise InputError(
                f"{dotted(place)}: {message}", file=file, line=node.start_mark.line + 2
            )


def _misread(node: yaml.ScalarNode, behind: str) -> str:
    """Return how YAML misreads an unquoted scalar followed by `behind`, and the remedy.

    "" if it is read as written.
    """
    kind = node.tag.rpartition(":")[2]
    if kind in {"int", "float"} and not _PLAIN_NUMBER.fullmatch(node.value):
        return (
            f"YAML reads {node.value} as {yaml.safe_load(node.value)}. "
            "Write a number in digits alone, without leading zeros; put a text in quotation marks."
        )
    if kind == "str" and (cut := _CUT.match(behind)):
        return (
            f"YAML takes „{cut[0].strip()}“ for a comment and drops it. "
            "Put the whole text in quotation marks; "
            "a comment has two blanks before and one behind its #."
        )
    return ""
