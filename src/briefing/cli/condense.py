"""`briefing condense`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefing.cli import options as common

if TYPE_CHECKING:
    from briefing.model.briefing import Form


@click.command()
@click.argument("article", metavar="ARTICLE")
@click.option(
    "--notes",
    "notes_file",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="The editor's notes.md.",
)
@common.words
@common.form
@click.option(
    "--json", "as_json", is_flag=True, help="Print the briefing with the source of every sentence."
)
def command(
    article: str,
    notes_file: Path | None,
    words: int | None,
    form: Form | None,
    as_json: bool,  # noqa: FBT001 - click passes flags by name
) -> None:
    """Print the condensed text of an article, at most N words.

    ARTICLE is a file (.txt, .md, .html, .docx), a URL, or - for standard input.
    The lead comes first, then each key point or paragraph on a line of its own.
    """
    from briefing import api  # noqa: PLC0415 - `briefing --help` does not need the pipeline
    from briefing.article import read_article  # noqa: PLC0415
    from briefing.cli.findings import print_drafting, print_findings  # noqa: PLC0415
    from briefing.config.project import find_project  # noqa: PLC0415

    read = read_article(article)
    project = find_project(Path.cwd())
    made = api.condense(
        read, notes=notes_file, words=words, form=form, project=project, headed=as_json
    )
    if made.drafting:
        print_drafting(made.drafting)
    print_findings(made.findings)
    if as_json:
        import json  # noqa: PLC0415 - only here

        from briefing.build.documents import briefing_document  # noqa: PLC0415

        document = briefing_document(made.briefing, read, None)
        click.echo(json.dumps(document, ensure_ascii=False, indent=2))
        return
    parts = made.briefing.condensed
    click.echo("\n\n".join(" ".join(statement.text for statement in part) for part in parts))
