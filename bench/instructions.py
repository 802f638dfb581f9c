#!/usr/bin/env python3
"""How many instructions `check` of 100 files takes, counted by valgrind's callgrind.

    bench/instructions.py PROGRAM [--hold]

A count does not depend on how busy the machine is, and repeats, so a test can hold it where no test can hold a time.
"""
import os
import re
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))

# With --hold: no more than this. Counted: see docs/performance.md. The bound is a tenth above, which is room for another
# minor version of compiler, libstdc++ and glibc, and not for a change that somebody would notice. Who makes `check` do
# more on purpose raises it, and says in the commit what the instructions buy.
BOUND = 34_500_000


def count(program: str) -> int:
    """Of one thread on a workspace of 100 pipelines, at a fixed instant, in a folder whose name has always the same length."""
    program = os.path.abspath(program)
    with tempfile.TemporaryDirectory(prefix="runbook-instructions-") as folder:
        subprocess.run([sys.executable, os.path.join(HERE, "generate.py"), "workspace", "100"], cwd=folder, check=True)
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
        done = subprocess.run(
            ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", program, "check", "--workspace", "workspace",
             "--at", "2026-11-27T12:00:00Z"],
            cwd=folder, env={"PATH": os.environ["PATH"], "LC_ALL": "C"}, capture_output=True, text=True)
        found = re.search(r"Collected : (\d+)", done.stderr)
        if done.returncode != 0 or not found:
            sys.exit(f"check under valgrind failed ({done.returncode}):\n{done.stdout}{done.stderr}")
        return int(found[1])


def main() -> None:
    taken = count(sys.argv[1])
    if "--hold" not in sys.argv:
        print(taken)
        return
    print(f"{taken:,} instructions, at most {BOUND:,} are allowed")
    if taken > BOUND:
        sys.exit("`check` does more than it did: find out why (valgrind --tool=callgrind), or raise BOUND and say what for")


if __name__ == "__main__":
    main()
