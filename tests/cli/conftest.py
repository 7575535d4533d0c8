from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from briefing.cli import main

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass
class Run:
    """What a command left behind."""

    status: int
    out: str
    err: str

    @property
    def error(self) -> str:
        """The last line on standard error, which is the only error line."""
        lines = self.err.splitlines()
        assert sum(line.startswith("Error: ") for line in lines) == 1
        assert lines[-1].startswith("Error: ")
        return lines[-1]


@pytest.fixture
def briefing(capsys: pytest.CaptureFixture[str]) -> Callable[..., Run]:
    """Run the command line as the installed program does."""

    def run(*arguments: object) -> Run:
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            main([str(argument) for argument in arguments])
        said = capsys.readouterr()
        status = ended.value.code
        assert isinstance(status, int)
        assert "Traceback" not in said.err
        return Run(status, said.out, said.err)

    return run
