"""What is kept of an archive in memory: made once, made anew when the archive has changed, found once by however many."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from communique.api.latest import Latest, Remembered


def test_made_once_and_anew_after_a_change() -> None:
    """The same state of the archive gives the same thing; another one a new thing; what is let go of is made again."""
    states, made = ["one"], []
    kept: Latest[int] = Latest(lambda: states[-1])

    def make() -> int:
        made.append(states[-1])
        return len(made)

    assert [kept.get(make), kept.get(make)] == [1, 1]
    states.append("two")
    assert [kept.get(make), kept.get(make)] == [2, 2]
    kept.forget()
    assert kept.get(make) == 3
    assert made == ["one", "two", "two"]


def test_what_fails_is_tried_again() -> None:
    """An error is not kept."""
    kept: Latest[int] = Latest(lambda: "one")
    for _ in range(2):
        try:
            kept.get(lambda: 1 // 0)
        except ZeroDivisionError:
            continue
    assert kept.get(lambda: 7) == 7


def test_each_is_found_once_by_however_many_readers() -> None:
    """Two readers at once see all things in their order, and each thing is found once, only when somebody asks."""
    found: list[int] = []
    remembered = Remembered(number for number in range(200) if not found.append(number))  # type: ignore[func-returns-value]
    assert next(iter(remembered)) == 0
    assert found == [0]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(list, [remembered] * 4)) == [list(range(200))] * 4
    assert found == list(range(200))
