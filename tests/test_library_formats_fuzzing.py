"""The tool that feeds damaged files to every importer: it repeats itself, and it finds faults."""

import subprocess
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "benchmarks"))

import fuzzing


@pytest.fixture(scope="module")
def texts() -> dict[str, list[str]]:
    return fuzzing.seeds()


def test_every_format_that_is_read_has_files_to_damage(texts: dict[str, list[str]]) -> None:
    from claimgrade.library.formats import FORMATS

    assert {*FORMATS, "hypothesis"} == {*texts}
    assert all(texts.values())


def test_a_case_can_be_made_again_from_its_number(texts: dict[str, list[str]]) -> None:
    formats = sorted(texts)
    cases = [fuzzing.case(7, formats, number, texts) for number in range(60)]
    assert cases == [fuzzing.case(7, formats, number, texts) for number in range(60)]
    assert {name for name, _ in cases} == {*formats}
    assert sum(text not in texts[name] for name, text in cases) > 50
    assert cases != [fuzzing.case(8, formats, number, texts) for number in range(60)]


def test_no_case_of_the_first_two_hundred_goes_wrong(texts: dict[str, list[str]]) -> None:
    formats = sorted(texts)
    for number in range(200):
        name, text = fuzzing.case(11, formats, number, texts)
        assert list(fuzzing.wrong_in(name, text[:20_000])) == [], number


PROGRAM = """
import sys
sys.path.insert(0, {folder!r})
import fuzzing

def broken(name, text):
    if len(text) % 2:
        {fault}
    return iter(())

fuzzing.wrong_in = broken
fuzzing.SECONDS_A_CASE = 1
fuzzing.work(1, ["ris"], 0)
"""


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        ("raise KeyError('x')", "wrong KeyError('x')"),
        ("bytearray(2 * fuzzing.MEMORY)", "wrong MemoryError()"),
        ("while True: pass", ""),
    ],
)
def test_a_crash_a_hang_and_a_want_of_memory_are_noticed(
    repository: Path, fault: str, said: str
) -> None:
    import signal

    program = PROGRAM.format(folder=str(repository / "benchmarks"), fault=fault)
    process = subprocess.Popen(
        [sys.executable, "-c", program], stdout=subprocess.PIPE, text=True, encoding="utf-8"
    )
    assert process.stdout is not None
    if said:
        assert said in (line.strip() for line in process.stdout)
        process.kill()
    else:
        process.stdout.read()
        assert process.wait() == -signal.SIGPROF
    process.stdout.close()
    process.wait()
