"""Places for a site: a folder, and file systems behind fsspec."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from briefing.errors import InputError, ServiceError
from briefing.podcast.target import Folder, Remote, media_type, open_target

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(params=["folder", "memory"])
def target(request: pytest.FixtureRequest, tmp_path: Path) -> Any:
    where = {"folder": tmp_path / "site", "memory": f"memory://{tmp_path.name}/site"}[request.param]
    return open_target(str(where))


def test_what_was_written_is_read(target: Any) -> None:
    assert (target.size("a/b.xml"), target.read("a/b.xml")) == (None, None)
    target.write("a/b.xml", b"eins")
    target.write("a/b.xml", b"zwei!")
    assert (target.size("a/b.xml"), target.read("a/b.xml")) == (5, b"zwei!")
    with target.lock():
        assert target.read("a/b.xml/c") is None


def test_a_place_is_found_again_with_what_lies_there(tmp_path: Path) -> None:
    where = f"memory://{tmp_path.name}/again"
    open_target(where).write("feed.xml", b"<rss/>")
    assert open_target(where).size("feed.xml") == 6


def test_a_file_address_may_hold_blanks(tmp_path: Path) -> None:
    found = open_target((tmp_path / "meine seite").as_uri())
    assert isinstance(found, Folder)
    assert found.path == tmp_path / "meine seite"


def test_a_system_whose_package_is_missing_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(_: str) -> None:
        raise ImportError("Install s3fs to access S3")

    monkeypatch.setattr("fsspec.core.url_to_fs", missing)
    with pytest.raises(
        InputError,
        match=r"^--to s3://b/x: s3: needs another package\. Run: pip install 'briefing\[s3\]'",
    ):
        open_target("s3://b/x")


class Broken:
    """A file system that is away."""

    protocol = "s3"

    def __init__(self) -> None:
        self.given: dict[str, Any] = {}

    def exists(self, _: str) -> bool:
        return False

    def pipe_file(self, place: str, _: bytes, **more: Any) -> None:
        self.given = {"place": place, **more}
        raise PermissionError("Access Denied")


def test_a_service_that_fails_is_one_line_and_gets_the_type() -> None:
    system = Broken()
    remote = Remote("s3://b/x", system, "b/x")

    with pytest.raises(ServiceError) as problem:
        remote.write("kran/chapters.json", b"{}")

    assert str(problem.value) == (
        "s3://b/x: PermissionError: Access Denied. Check the address, the credentials and the network."
    )
    assert system.given == {
        "place": "b/x/kran/chapters.json",
        "ContentType": "application/json+chapters",
    }
    assert remote.size("kran/chapters.json") is None


def test_files_have_their_types() -> None:
    assert media_type("kran/episode-r2.mp3") == "audio/mpeg"
    assert media_type("kran/Bild.JPG") == "image/jpeg"
    assert media_type("feed-1.xml") == "application/rss+xml; charset=utf-8"
