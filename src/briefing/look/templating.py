"""Jinja environments: a project's templates before the shipped ones, undefined names fail."""

from __future__ import annotations

import re
import traceback
from typing import TYPE_CHECKING

import jinja2
from jinja2.sandbox import ImmutableSandboxedEnvironment

from briefing.errors import InputError
from briefing.german.formats import duration, long_date
from briefing.look.resources import templates as shipped_templates

if TYPE_CHECKING:
    from pathlib import Path


def environment(
    project: Path | None, *, theme: tuple[str, ...] = (), escape: bool = True
) -> jinja2.Environment:
    """The templates of `project`/templates, else the shipped ones.

    In either, those in themes/NAME come first, for every NAME of `theme` in that order.

    `escape` is for everything that becomes MJML or HTML. A template sees the values it is given and
    nothing of Python behind them, and what Jinja compiles stays in memory.
    """
    homes = [*([project / "templates"] if project else []), shipped_templates()]
    folders = [
        folder for home in homes for folder in (*(home / "themes" / name for name in theme), home)
    ]
    made = ImmutableSandboxedEnvironment(
        loader=jinja2.FileSystemLoader(folders),
        autoescape=escape,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters |= {"long_date": long_date, "duration": duration}
    return made


def render(templates: jinja2.Environment, name: str, **values: object) -> str:
    """Return the template `name` filled in.

    Raises InputError with file and line where a project's template is wrong.
    """
    try:
        return templates.get_template(name).render(**values)
    except jinja2.TemplateSyntaxError as problem:
        message = f"template error: {problem.message}. Correct the template."
        raise InputError(message, file=problem.filename or name, line=problem.lineno) from None
    except jinja2.TemplateNotFound as problem:
        message = (
            f"no template {problem.name!r}, which {name} needs. Restore it or correct the name."
        )
        raise InputError(message) from None
    except (
        jinja2.TemplateError,
        ArithmeticError,
        AttributeError,
        LookupError,
        RecursionError,
        TypeError,
        ValueError,
    ) as problem:
        frames = [
            frame
            for frame in traceback.extract_tb(problem.__traceback__)
            if frame.filename.endswith(".j2")
        ]
        if not frames:  # not of a template's making
            raise
        message = f"template error: {problem}. Correct the template."
        raise InputError(message, file=frames[-1].filename, line=frames[-1].lineno) from None


def inert(html: str) -> str:
    """Return `html` without openings of template code that a mail tool or a static site runs."""
    return re.sub(r"\{(?=[{%#])", "&#123;", html)
