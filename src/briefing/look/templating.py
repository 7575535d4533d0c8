"""One way to make a Jinja environment: a project's own templates before the shipped ones, nothing undefined."""

from __future__ import annotations

import hashlib
import re
import traceback
from contextlib import suppress
from typing import TYPE_CHECKING

import jinja2

from briefing.cache import default_folder
from briefing.errors import InputError
from briefing.files import replace_file
from briefing.german.formats import duration, long_date
from briefing.look.resources import templates as shipped_templates
from briefing.version import __version__

if TYPE_CHECKING:
    from pathlib import Path

    from jinja2.bccache import Bucket

_DIGEST = hashlib.sha256().digest_size


def environment(project: Path | None, *, theme: str = "", escape: bool = True) -> jinja2.Environment:
    """Templates of `project`/templates, else the shipped ones; in either, those in themes/`theme` come first.

    `escape` is for everything that becomes MJML or HTML.
    """
    homes = [*([project / "templates"] if project else []), shipped_templates()]
    folders = [folder for home in homes for folder in (home / "themes" / theme, home)] if theme else homes
    made = jinja2.Environment(
        loader=jinja2.FileSystemLoader(folders),
        autoescape=escape,  # noqa: S701 - text mails are no HTML
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        bytecode_cache=_Compiled(default_folder(), escape=escape),
    )
    made.filters |= {"long_date": long_date, "duration": duration}
    return made


class _Compiled(jinja2.BytecodeCache):
    """Templates as Jinja has compiled them, kept beside what `cache.Cache` keeps: compiling takes longer than filling in.

    An entry is found by the place and the text of its template and by the version of Briefing, whose filters may have
    been at work in it, and carries a checksum; without a `folder`, and where nothing can be written, every process
    compiles for itself.
    """

    def __init__(self, folder: Path | None, *, escape: bool) -> None:
        self._folder = folder
        self._escape = escape

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill `bucket` if its template is kept."""
        with suppress(OSError):
            if self._folder:
                content = self._file(self._folder, bucket).read_bytes()
                if hashlib.sha256(content[_DIGEST:]).digest() == content[:_DIGEST]:
                    bucket.bytecode_from_string(content[_DIGEST:])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the template in `bucket`."""
        with suppress(OSError):
            if self._folder:
                self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
                content = bucket.bytecode_to_string()
                replace_file(self._file(self._folder, bucket), hashlib.sha256(content).digest() + content)

    def _file(self, folder: Path, bucket: Bucket) -> Path:
        source = f"{__version__} {jinja2.__version__} {self._escape} {bucket.key} {bucket.checksum}"
        return folder / f"{hashlib.sha256(source.encode()).hexdigest()}.template"


def render(templates: jinja2.Environment, name: str, **values: object) -> str:
    """The template `name` filled in. Raises InputError with file and line where a project's template is wrong."""
    try:
        return templates.get_template(name).render(**values)
    except jinja2.TemplateSyntaxError as problem:
        message = f"template error: {problem.message}. Correct the template."
        raise InputError(message, file=problem.filename or name, line=problem.lineno) from None
    except jinja2.TemplateNotFound as problem:
        message = f"no template {problem.name!r}, which {name} needs. Restore it or correct the name."
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
        frames = [frame for frame in traceback.extract_tb(problem.__traceback__) if frame.filename.endswith(".j2")]
        if not frames:  # not of a template's making
            raise
        message = f"template error: {problem}. Correct the template."
        raise InputError(message, file=frames[-1].filename, line=frames[-1].lineno) from None


def inert(html: str) -> str:
    """`html` without the openings of template code, which a mail tool or a static site would run."""
    return re.sub(r"\{(?=[{%#])", "&#123;", html)
