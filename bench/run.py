#!/usr/bin/env python3
"""Measures everything and writes docs/performance.md: run.py BUILD [--large] [--only GROUP]. scripts/bench calls it."""
import argparse
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import instructions
import page
from figures import GROUPS, Figures
from inputs import ROOT, Inputs


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("build")
    arguments.add_argument("--large", action="store_true", help="with 100,000 files")
    arguments.add_argument("--only", choices=GROUPS, metavar="GROUP", help="figures of one group, which take the place of the old ones on the page")
    given = arguments.parse_args()
    figures = Figures(Inputs(os.path.abspath(given.build)), given.large)
    rows = []
    for row in figures.all(given.only):
        print(page.line(row), flush=True)
        rows.append(row)
    path = os.path.join(ROOT, "docs/performance.md")
    if given.only:
        with open(path) as old:
            text = page.with_group(old.read(), given.only, rows)
    else:
        text = page.page(rows, instructions.count(figures.inputs.program))
    with open(path, "w") as out:
        out.write(text)
    print("== Written: docs/performance.md")


if __name__ == "__main__":
    main()
