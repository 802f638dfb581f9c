"""Prints what gcovr counted, by layer, and the lines of the core that no test ran: report.py COVERAGE.json"""
import json
import re
import sys

CORE = ["model", "calendar", "check", "evaluate", "schedule"]


def layer_of(path):
    parts = path.split("/")
    return parts[1] if parts[0] == "src" else "include"


def runs(numbers):
    """[(3, 5), (9, 9)] of 3 4 5 9."""
    found = []
    for number in numbers:
        if found and number == found[-1][1] + 1:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    return found


def main():
    files = json.load(open(sys.argv[1]))["files"]
    sums = {}
    left = []
    for file in sorted(files, key=lambda f: f["file"]):
        lines = [line for line in file["lines"] if not line.get("gcovr/noncode")]
        branches = [branch for line in lines for branch in line["branches"]]
        sum_ = sums.setdefault(layer_of(file["file"]), [0, 0, 0, 0])
        for place, more in enumerate([sum(l["count"] > 0 for l in lines), len(lines),
                                      sum(b["count"] > 0 for b in branches), len(branches)]):
            sum_[place] += more
        uncovered = [line["line_number"] for line in lines if line["count"] == 0]
        if uncovered and layer_of(file["file"]) in CORE:
            source = open(file["file"], encoding="utf-8").read().split("\n")
            counts = {line["line_number"]: line["count"] for line in lines}
            # Of a lambda that a table holds as a pointer gcov counts another function on the line of its head.
            head = re.compile(r"\s*\[\]\(.*\{$")
            uncovered = [n for n in uncovered if not (head.match(source[n - 1]) and counts.get(n + 1, 0) > 0)]
        if uncovered and layer_of(file["file"]) in CORE:
            left.append((file["file"], runs(uncovered)))

    def percent(part, whole):
        return f"{100 * part / whole if whole else 100:6.1f} %"

    print(f"{'layer':<10}{'lines':>8}{'run':>10}{'branches':>12}{'taken':>10}")
    for layer in CORE + sorted(set(sums) - set(CORE)):
        if layer in sums:
            ran, lines, taken, branches = sums[layer]
            print(f"{layer:<10}{lines:>8}  {percent(ran, lines)}{branches:>12}  {percent(taken, branches)}")
    print("\nLines of the core that no test runs:" if left else "\nThe tests run every line of the core.")
    for path, places in left:
        source = open(path, encoding="utf-8").read().split("\n")
        for first, last in places:
            print(f"  {path}:{first}{f'-{last}' if last > first else ''}")
            for number in range(first, last + 1):
                print(f"      {source[number - 1]}")


main()
