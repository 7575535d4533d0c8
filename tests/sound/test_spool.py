from __future__ import annotations

from array import array

from briefing.sound.spool import Spool


def test_passages_are_read_back_in_any_order() -> None:
    with Spool() as spool:
        first = spool.append([b"ab", b"cd"], 1)
        second = spool.append([b"efgh"], 2)
        assert b"".join(second.blocks()) == b"efgh"
        assert b"".join(first.blocks()) == b"abcd"
        assert (first.seconds, second.seconds) == (2, 1)
        assert b"".join(spool.whole(1).blocks()) == b"abcdefgh"


def test_no_more_than_a_block_is_in_memory_at_once() -> None:
    with Spool() as spool:
        passage = spool.append((bytes(1000) for _ in range(1000)), 22050)
        sizes = [len(block) for block in passage.blocks()]
    assert sum(sizes) == 1_000_000
    assert max(sizes) <= 1 << 15


def test_mixing_adds_samples_and_cuts_what_is_too_loud() -> None:
    with Spool() as spool:
        spool.append([array("h", [1, 100, 30000, -30000, 5]).tobytes()], 1)
        spool.mix(2, array("h", [11, 30000, -30000]).tobytes())
        heard = array("h", b"".join(spool.whole(1).blocks()))
    assert [*heard] == [1, 111, 32767, -32768, 5]
