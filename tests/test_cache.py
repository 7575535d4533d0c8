"""What is kept between builds, whole or not at all, whatever happens meanwhile."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec
import pytest

from briefing import cache as module
from briefing.audio import EPISODES
from briefing.cache import MEGABYTE, VARIABLE, Cache, Code, ValueKind, default_folder, open_cache
from briefing.voices.cache import SEGMENTS


@dataclass(frozen=True)
class Thing:
    """Something to keep."""

    content: bytes
    number: float = 0.0


THINGS = ValueKind("thing", Thing)


class Maker:
    """Makes things and counts them."""

    def __init__(self, size: int = 100) -> None:
        self.size = size
        self.made = 0

    def __call__(self) -> Thing:
        self.made += 1
        return Thing(bytes(self.size), -1.5)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def age(folder: Path, seconds: float) -> None:
    """Let everything in `folder` be that much older."""
    for path in folder.iterdir():
        then = path.stat().st_mtime - seconds
        os.utime(path, (then, then))


def test_what_was_made_is_not_made_again(tmp_path: Path) -> None:
    maker = Maker()
    first = Cache(tmp_path / "neu", MEGABYTE).get_or_make(THINGS, {"text": "eins"}, maker)
    again = Cache(tmp_path / "neu", MEGABYTE).get_or_make(THINGS, {"text": "eins"}, maker)

    assert first == again == Thing(bytes(100), -1.5)
    assert maker.made == 1


@pytest.mark.parametrize("other", [{"text": "zwei"}, {"text": "eins", "rate": 1}, {}])
def test_another_source_is_another_value(tmp_path: Path, other: dict[str, object]) -> None:
    cache, maker = Cache(tmp_path, MEGABYTE), Maker()
    cache.get_or_make(THINGS, {"text": "eins"}, maker)
    cache.get_or_make(THINGS, other, maker)

    assert maker.made == 2


def test_another_kind_is_another_value_of_the_same_source(tmp_path: Path) -> None:
    cache, maker = Cache(tmp_path, MEGABYTE), Maker()
    cache.get_or_make(THINGS, {}, maker)
    cache.get_or_make(ValueKind("other", Thing), {}, maker)

    assert maker.made == 2
    assert cache.count()[0] == {"thing": 1, "other": 1}


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The files that were read, with their folders."""
    read: set[str] = set()
    whole = Path.read_bytes
    monkeypatch.setattr(
        Path, "read_bytes", lambda path: read.add(f"{path.parent.name}/{path.name}") or whole(path)
    )
    return read


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The packages that are installed, as their folders tell."""
    names = ["av-1.0.dist-info", "lxml-1.0.dist-info"]
    monkeypatch.setattr(module, "_installed", lambda: names)
    return names


def state(code: Code) -> list[str]:
    return module._state.__wrapped__(code)


def test_a_value_depends_on_all_that_is_shipped_and_installed(
    seen: set[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    before = state(Code())

    assert {
        "voices/espeak_worker.py",
        "audio/master.py",
        "speech/lexicon_de.json",
        "lint/look.py",
    } <= seen
    (tmp_path / "lxml-99.0.dist-info").mkdir()
    monkeypatch.syspath_prepend(tmp_path)
    assert state(Code()) != before


def test_a_value_depends_only_on_the_packages_and_libraries_that_its_kind_names(
    seen: set[str], installed: list[str]
) -> None:
    code = Code(packages=("sound", "mail"), libraries=("av",))
    before = state(code)

    assert {"sound/clip.py", "lint/look.py"} <= seen
    assert not [name for name in seen if name.startswith(("voices/", "audio/"))]
    installed[1] = "lxml-2.0.dist-info"
    assert state(code) == before
    installed[0] = "av-2.0.dist-info"
    assert state(code) != before


def test_other_code_makes_new_values(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache, maker = Cache(tmp_path, MEGABYTE), Maker()
    cache.get_or_make(THINGS, {}, maker)
    monkeypatch.setattr(module, "_state", lambda _: ["other"])
    cache.get_or_make(THINGS, {}, maker)

    assert maker.made == 2


@pytest.mark.parametrize("kind", [SEGMENTS, EPISODES])
def test_sound_is_kept_until_something_changes_that_is_heard(
    kind: ValueKind[Any], seen: set[str], installed: list[str]
) -> None:
    before = state(kind.code)

    assert {"voices/espeak_worker.py", "sound/clip.py"} <= seen
    assert {name.split("/")[0] for name in seen} <= {"voices", "audio", "sound"}
    installed[1] = "lxml-2.0.dist-info"
    assert state(kind.code) == before
    installed[0] = "av-2.0.dist-info"
    assert state(kind.code) != before


def test_a_failure_is_passed_on_and_not_kept(tmp_path: Path) -> None:
    def fail() -> Thing:
        raise RuntimeError("kaputt")

    with pytest.raises(RuntimeError, match="kaputt"):
        Cache(tmp_path, MEGABYTE).get_or_make(THINGS, {}, fail)
    assert names(tmp_path) == []


@pytest.mark.parametrize("damage", ["cut", "flipped", "empty", "other fields"])
def test_a_damaged_entry_is_made_again(tmp_path: Path, damage: str) -> None:
    cache, maker = Cache(tmp_path, MEGABYTE), Maker()
    cache.get_or_make(THINGS, {}, maker)
    (entry,) = tmp_path.iterdir()
    whole = entry.read_bytes()
    foreign = msgspec.msgpack.encode({"contents": b""})
    damaged = {
        "cut": whole[:-1],
        "flipped": whole[:-1] + bytes([whole[-1] ^ 1]),
        "empty": b"",
        "other fields": module.hashlib.sha256(foreign).digest() + foreign,
    }
    entry.write_bytes(damaged[damage])

    assert module._read(entry, Thing) is None
    assert not entry.exists()
    assert cache.get_or_make(THINGS, {}, maker) == Thing(bytes(100), -1.5)
    assert maker.made == 2
    assert entry.read_bytes() == whole


def test_a_folder_that_cannot_be_used_does_not_matter(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    maker = Maker()
    for folder in (tmp_path / "file", tmp_path / "file" / "below", None):
        cache = Cache(folder, MEGABYTE)
        assert cache.get_or_make(THINGS, {}, maker) == cache.get_or_make(THINGS, {}, maker)
    assert maker.made == 6
    assert names(tmp_path) == ["file"]


@pytest.mark.skipif(sys.platform == "win32" or not hasattr(os, "geteuid"), reason="modes of POSIX")
def test_a_folder_that_may_only_be_read_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    maker = Maker()
    Cache(tmp_path, MEGABYTE).get_or_make(THINGS, {}, maker)

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    for name in ("utime", "unlink", "mkdir"):
        monkeypatch.setattr(os, name, refuse)
    monkeypatch.setattr("briefing.cache.replace_file", refuse)
    for number in range(2):
        assert Cache(tmp_path, MEGABYTE).get_or_make(THINGS, {"n": number} if number else {}, maker)
    assert maker.made == 2


def test_the_limit_zero_keeps_nothing(tmp_path: Path) -> None:
    maker = Maker()
    for _ in range(2):
        Cache(tmp_path, 0).get_or_make(THINGS, {}, maker)
    assert maker.made == 2
    assert names(tmp_path) == []


def test_what_was_not_used_for_longest_goes_first(tmp_path: Path) -> None:
    cache, maker = Cache(tmp_path, 10_000), Maker(1900)
    for number in range(5):  # of 1.9 kB each: five fit
        cache.get_or_make(THINGS, {"n": number}, maker)
        age(tmp_path, 10)
    cache.get_or_make(THINGS, {"n": 0}, maker)
    assert maker.made == 5
    cache.get_or_make(THINGS, {"n": 5}, maker)
    assert maker.made == 6

    assert cache.count()[1] <= 10_000
    cache.get_or_make(THINGS, {"n": 0}, maker)
    cache.get_or_make(THINGS, {"n": 5}, maker)
    cache.get_or_make(THINGS, {"n": 4}, maker)
    assert maker.made == 6
    cache.get_or_make(THINGS, {"n": 1}, maker)
    assert maker.made == 7


def test_the_folder_stays_within_the_limit_over_many_runs(tmp_path: Path) -> None:
    for run in range(6):
        cache = Cache(tmp_path, 10_000)
        for number in range(7):
            cache.get_or_make(THINGS, {"n": number, "run": run}, Maker(700 + 100 * number))
            assert cache.count()[1] <= 10_000
    assert cache.count()[1] > 5_000


def test_what_is_larger_than_half_of_the_limit_is_not_worth_the_rest(tmp_path: Path) -> None:
    Cache(tmp_path, 10_000).get_or_make(THINGS, {}, Maker(5_001))
    assert names(tmp_path) == []


def test_what_a_killed_run_left_unfinished_goes_with_the_next_writing(tmp_path: Path) -> None:
    stray, fresh = (tmp_path / f".{'0' * 64}.thing-{end}" for end in ("abc_123", "xyz"))
    stray.write_bytes(b"half")
    age(tmp_path, 61)
    fresh.write_bytes(b"being written")
    (tmp_path / "someone.elses").write_bytes(b"x")
    Cache(tmp_path, MEGABYTE).get_or_make(THINGS, {}, Maker())

    assert not stray.exists()
    assert fresh.exists()
    assert len(names(tmp_path)) == 3


def test_clearing_removes_what_is_its_own_and_nothing_else(tmp_path: Path) -> None:
    for name in ("keep.thing", "0" * 64, f"{'0' * 64}.thing.txt"):
        (tmp_path / name).write_bytes(b"x")
    (tmp_path / f".{'0' * 64}.thing-abc").write_bytes(b"half")
    before = names(tmp_path)
    cache = Cache(tmp_path, MEGABYTE)
    cache.get_or_make(THINGS, {}, Maker())
    assert cache.count()[0] == {"thing": 1}

    assert cache.clear() > 100
    assert names(tmp_path) == [name for name in before if not name.startswith(".")]
    assert cache.count() == ({}, 0)
    assert cache.clear() == Cache(None, MEGABYTE).clear() == 0


def test_the_folder_is_named_by_the_environment_or_the_system(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    assert default_folder() == tmp_path
    assert open_cache(3).limit == 3_000_000

    monkeypatch.delenv(VARIABLE)
    monkeypatch.setattr(
        "platformdirs.user_cache_path", lambda name, appauthor: tmp_path / name / str(appauthor)
    )
    assert default_folder() == tmp_path / "briefing" / "False"


@pytest.mark.skipif(sys.platform != "linux", reason="the rule of Linux")
def test_on_linux_the_folder_follows_xdg(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert default_folder() == tmp_path / "briefing"
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert default_folder() == tmp_path / ".cache" / "briefing"


def test_a_user_without_a_home_has_no_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE)

    def homeless(*_: object, **__: object) -> Path:
        raise RuntimeError("could not determine the home directory")

    monkeypatch.setattr("platformdirs.user_cache_path", homeless)
    assert default_folder() is None
    monkeypatch.setattr("platformdirs.user_cache_path", lambda *_, **__: Path("~/.cache/briefing"))
    assert default_folder() is None


@pytest.mark.skipif(sys.platform == "win32", reason="modes of POSIX")
def test_the_folder_is_the_users_own(tmp_path: Path) -> None:
    Cache(tmp_path / "a" / "b", MEGABYTE).get_or_make(THINGS, {}, Maker())
    assert (tmp_path / "a" / "b").stat().st_mode & 0o777 == 0o700


@pytest.mark.skipif(sys.platform == "win32", reason="modes of POSIX")
@pytest.mark.parametrize("mode", [0o770, 0o707, 0o777])
def test_a_folder_where_others_may_write_is_not_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mode: int
) -> None:
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    maker = Maker()
    open_cache(1).get_or_make(THINGS, {}, maker)
    tmp_path.chmod(mode)

    open_cache(1).get_or_make(THINGS, {}, maker)
    assert maker.made == 2
    tmp_path.chmod(0o755)
    open_cache(1).get_or_make(THINGS, {}, maker)
    assert maker.made == 2


@pytest.mark.skipif(sys.platform == "win32", reason="owners of POSIX")
def test_a_folder_of_another_user_is_not_used(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    owner = tmp_path.stat().st_uid
    monkeypatch.setattr("os.geteuid", lambda: owner + 1)

    assert open_cache(1).folder is None


ENDLESS = """
import itertools, sys
from pathlib import Path
from briefing.cache import Cache, Code, ValueKind
from dataclasses import dataclass
@dataclass
class Thing:
    content: bytes
THINGS = ValueKind("thing", Thing, Code(("sound",)))  # little to hash before the first entry
thing = Thing(bytes(8_000_000))  # large, so that most kills meet a writing
cache = Cache(Path(sys.argv[1]), 40_000_000)
print(flush=True)
for n in itertools.count():
    cache.get_or_make(THINGS, {"n": n, "run": sys.argv[2]}, lambda: thing)
    print(flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL")
def test_kills_while_entries_are_written_leave_whole_ones(tmp_path: Path) -> None:
    chance = random.Random(7)  # noqa: S311 - the same moments in every run
    met = 0
    for number in range(20):
        run = subprocess.Popen(
            [sys.executable, "-c", ENDLESS, str(tmp_path), str(number)], stdout=subprocess.PIPE
        )
        assert run.stdout
        for _ in range(
            1 + number % 2
        ):  # every second run has written a whole entry, however slow the machine
            run.stdout.readline()
        time.sleep(chance.uniform(0.02, 0.1))
        assert run.poll() is None
        run.kill()
        run.wait()
        run.stdout.close()
        entries = [*tmp_path.glob("[!.]*")]
        assert all(module._decoded(path.read_bytes(), Thing) for path in entries)
        met += len(entries)
    assert met >= 10

    age(tmp_path, 61)
    for number in range(2):  # later runs: the first shows how much time has passed
        Cache(tmp_path, 40_000_000).get_or_make(THINGS, {"n": number}, Maker())
    assert not [*tmp_path.glob(".*")]
    assert Cache(tmp_path, MEGABYTE).clear() > 8_000_000


HAMMER = """
import random, sys
from pathlib import Path
from briefing.cache import Cache, ValueKind
from dataclasses import dataclass
@dataclass
class Thing:
    content: bytes
THINGS = ValueKind("thing", Thing)
chance = random.Random(int(sys.argv[2]))
for _ in range(20):
    cache = Cache(Path(sys.argv[1]), 60_000)
    for _ in range(30):
        n = chance.randrange(40)
        kept = cache.get_or_make(THINGS, {"n": n}, lambda: Thing(bytes([n]) * 3000))
        assert kept.content == bytes([n]) * 3000
    if chance.random() < 0.1:
        cache.clear()
"""


def test_runs_at_the_same_time_share_a_cache_that_is_too_small(tmp_path: Path) -> None:
    runs = [
        subprocess.Popen(
            [sys.executable, "-W", "error", "-c", HAMMER, str(tmp_path), str(seed)],
            stderr=subprocess.PIPE,
        )
        for seed in range(4)
    ]
    assert [(run.communicate()[1], run.returncode) for run in runs] == [(b"", 0)] * 4
    assert all(module._read(path, Thing) for path in tmp_path.iterdir())
