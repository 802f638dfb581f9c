"""docs/performance.md, from the figures."""
import os
import platform
import subprocess

from figures import Row
from instructions import BOUND
from measure import median

HEAD = """# Performance

Written by `scripts/bench`; not by hand. Whoever changes what is measured runs it again.

Every figure stands beside a peer (another program that does the like) or a limit (what nothing can do without), measured in
the same run: what is compared runs in turn, round by round, every other round in the other order, and each round gives one
ratio. The **ratio** is ours by theirs, the median of the rounds with the least and the greatest in brackets: below 1 is
faster than what it stands beside. The machine does other things meanwhile, so **processor time** (user and system, of all
threads) stands beside wall time, and ratios mean more than seconds.

- **js-yaml + ajv**: `bench/peers/check.js`, a script in Node that reads the same files and holds them against
  `runbook schema`. It knows nothing of names, references and rules.
- **promtool**: `promtool check rules` of Debian's `prometheus`, on rule files that watch the same sources, of as many bytes.
- **Reading its inputs, once they are in memory**: texts to a linked model, and observations to values by source. What stands
  against it is that and all the rest of `status`: the rules, the evaluation, the page.
- **A bare loop over columns of numbers**: two thresholds, a join with the owner, a count; no calendar, no names, no answer.
- **A process that does nothing**: `int main(void) { return 0; }`.

The workspaces are made by `bench/generate.py`, always the same bytes: pipelines like the shipped ones, about 90 lines and
3 KB each with 4 sources, two common issues, a freshness rule, a commitment, a routine and two coverages; a team with a
rotation for every 20.
"""

REPEAT = """
## To repeat it

    scripts/bench            # a quarter of an hour
    scripts/bench --large    # with 100,000 files: some minutes and 1 GB of disk more

It installs what is missing (Debian's `prometheus`, `valgrind`, `nodejs`; js-yaml and ajv by `bench/peers/package-lock.json`),
builds a release, makes the inputs in `build/release/bench_inputs`, and writes this page.

"""


def machine() -> str:
    def said(*command: str) -> str:
        return subprocess.run(command, capture_output=True, text=True).stdout.strip().splitlines()[0]
    cpu = next((line.split(":")[1].strip() for line in open("/proc/cpuinfo") if line.startswith("model name")), platform.machine())
    memory = int(next(line.split()[1] for line in open("/proc/meminfo") if line.startswith("MemTotal"))) / 1024 / 1024
    system = next(line.split("=")[1].strip().strip('"') for line in open("/etc/os-release") if line.startswith("PRETTY_NAME"))
    return (f"Measured on {len(os.sched_getaffinity(0))} processors ({cpu}), {memory:.0f} GB, {system}, Linux {platform.release()}, "
            f"{said('c++', '--version')}, Node {said('node', '--version')}, "
            f"{' '.join(said('promtool', '--version').replace(',', '').split()[:3])}, "
            f"with a load of {os.getloadavg()[2]:.1f} by the end.")


def number(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def ratio(row: Row) -> str:
    middle = f"**{number(median(row.ratios))}{row.unit}**"
    return middle if len(row.ratios) == 1 else f"{middle} ({number(min(row.ratios))} – {number(max(row.ratios))})"


def line(row: Row) -> str:
    target = "" if not row.target else f"{row.target}: {'met' if row.met else '**not met**'}"
    return f"| {row.figure} | {row.ours} | {row.beside} | {row.theirs} | {ratio(row)} | {len(row.ratios)} | {target} |"


def section(group: str, rows: list[Row]) -> list[str]:
    return [f"\n## {group}\n", "| figure | ours | beside | theirs | ratio | runs | target |", "|---|--:|---|--:|--:|--:|---|",
            *(line(row) for row in rows if row.group == group), ""]


def with_group(old: str, group: str, rows: list[Row]) -> str:
    """The page with one group measured anew: in its old place, else before what is no table."""
    new = "\n".join(section(group, rows)).lstrip("\n") + "\n"
    begin = old.find(f"## {group}\n")
    if begin < 0:
        begin = end = old.index("## Instructions\n")
    else:
        end = old.index("\n## ", begin) + 1
    return old[:begin] + new + old[end:]


def page(rows: list[Row], instructions: int) -> str:
    out = [HEAD]
    for group in dict.fromkeys(row.group for row in rows):
        out += section(group, rows)
    out.append(f"""
## Instructions

`check` of 100 files takes **{instructions:,}** instructions on one thread, counted by valgrind's callgrind. That repeats to the
last one on one machine, so the test `instructions_of_check` holds it below {BOUND:,} (`bench/instructions.py` says how that
bound was chosen); no test holds a time.
""")
    out.append(REPEAT + machine() + "\n")
    return "\n".join(out).replace("\n\n\n", "\n\n")
