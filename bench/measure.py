"""Runs programs and gives what they took. The machine may be busy with other things: so what is compared runs in turn,
in rounds, and each round gives a ratio of its own; the median of these counts, and the least and the greatest are shown."""
import os
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from typing import Callable


@dataclass
class Sample:
    wall: float  # seconds
    cpu: float   # seconds, user and system, of all threads and children
    peak: int    # bytes of resident memory at the most


def run(command: list[str], *, cwd: str | None = None, env: dict | None = None, cpu: int | None = None,
        codes: tuple[int, ...] = (0, 1)) -> Sample:
    """Runs a command whose output nobody reads. `cpu`: on this processor alone. Ends the suite where its exit code is not among `codes`."""
    pin = None if cpu is None else lambda: os.sched_setaffinity(0, {cpu})
    begin = time.perf_counter()
    process = subprocess.Popen(command, cwd=cwd, env=env, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                               stderr=subprocess.PIPE, preexec_fn=pin)
    said = process.stderr.read()
    _, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - begin
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in codes:
        sys.exit(f"{' '.join(command[:6])} ended with {process.returncode}:\n{said.decode(errors='replace')[-2000:]}")
    return Sample(wall, used.ru_utime + used.ru_stime, used.ru_maxrss * 1024)


@dataclass
class Pairs:
    """What two things took, round by round."""
    ours: list[Sample]
    theirs: list[Sample]

    def ratios(self, what: str) -> list[float]:
        return [getattr(a, what) / getattr(b, what) for a, b in zip(self.ours, self.theirs)]

    def differences(self, what: str) -> list[float]:
        return [getattr(a, what) - getattr(b, what) for a, b in zip(self.ours, self.theirs)]


def in_turn(rounds: int, ours: Callable[[], Sample], theirs: Callable[[], Sample]) -> Pairs:
    """Each once without counting (but for what runs once, being long), then both in each round; every other round in the
    other order."""
    if rounds > 2:
        ours(), theirs()
    pairs = Pairs([], [])
    for i in range(rounds):
        sides = [(pairs.ours, ours), (pairs.theirs, theirs)]
        for kept, work in sides if i % 2 == 0 else reversed(sides):
            kept.append(work())
    return pairs


def median(values: list[float]) -> float:
    return statistics.median(values)
