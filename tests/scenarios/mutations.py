#!/usr/bin/python3
"""Whether the shipped scenarios prove the shipped runbooks.

Each value of an SLA is changed in turn, in a copy of `runbooks/`: durations by a second, words to their neighbours,
times of day by a minute, holidays by a day, and what is left out by default is said otherwise. `runbook test` must fail
then. A change that it does not notice is a sentence that no scenario proves; it needs one, or stands in `unseen.txt`
with its reason.

    mutations.py PROGRAM ROOT
"""
import concurrent.futures
import os
import re
import shutil
import subprocess
import sys
import tempfile

# What stands beside a word that may be meant in its place.
WORDS = {
    "settles_problems": {"true": ["false"], "false": ["true"]},
    "when": {
        "last-week-of-month": ["last-6-days-of-month", "last-8-days-of-month", "last-5-working-days-of-month", "always"],
        "always": ["last-week-of-month"],
    },
    "hours": {"working": ["all"], "all": ["working"]},
    "holidays": {"skip": ["cover"], "cover": ["skip"]},
    "every": {"week": ["day", "month"], "month": ["week", "quarter"]},
    "due": {"last-day": ["last-working-day"], "last-working-day": ["last-day"]},
    "if_not_working_day": {"before": ["keep", "after"]},
    "count": {"elapsed": ["working-days"], "working-days": ["elapsed"]},
    "shift": {"1w": ["2w"]},
}
# What a freshness rule, an obligation and a coverage entry say by default, and what else they may say.
DEFAULTS = {
    "warn_after": {"count": ["working-days"]},
    "every": {"due": ["last-working-day"], "at": ['"23:59"'], "if_not_working_day": ["before"]},
}
DURATION = re.compile(r"\b(warn_after|alarm_after|resolve_within): (\w+)")
UNITS = {"w": 604800, "d": 86400, "h": 3600, "m": 60, "s": 1}


def seconds(text):
    return sum(int(number) * UNITS[unit] for number, unit in re.findall(r"(\d+)([wdhms])", text))


def changes_of(line):
    """New texts of one line, each with what it says now."""
    for match in DURATION.finditer(line):
        key, value = match.groups()
        for by in (-1, 1):
            new = f"{key}: {seconds(value) + by}s"
            yield line[: match.start()] + new + line[match.end() :], new
        if key == "resolve_within":
            yield line[: match.start()] + "x-no: 0" + line[match.end() :], "no resolve_within"
    for key, words in WORDS.items():
        for match in re.finditer(rf"\b{key}: ([\w-]+)(?=[\s,}}]|$)", line):
            for word in words.get(match.group(1), []):
                new = f"{key}: {word}"
                yield line[: match.start()] + new + line[match.end() :], new
    for match in re.finditer(r'\b(at|time): "(\d\d):(\d\d)"', line):
        minutes = int(match.group(2)) * 60 + int(match.group(3))
        for by in (-1, 1):
            new = f'{match.group(1)}: "{(minutes + by) // 60:02}:{(minutes + by) % 60:02}"'
            yield line[: match.start()] + new + line[match.end() :], new
    for match in re.finditer(r'\bhours: "(\d\d):00-(\d\d):00"', line):
        begin, end = int(match.group(1)), int(match.group(2))
        for b, e in ((begin - 1, end), (begin + 1, end), (begin, end - 1), (begin, end + 1)):
            new = f'hours: "{b:02}:00-{e:02}:00"'
            yield line[: match.start()] + new + line[match.end() :], new
    for match in re.finditer(r"\byearly: (\d\d)-(\d\d)", line):
        month, day = int(match.group(1)), int(match.group(2))
        before = (month, day - 1) if day > 1 else ((month - 2) % 12 + 1, 30 if month == 5 else 31)
        for m, d in (before, (month, day + 1)):
            new = f"yearly: {m:02}-{d:02}"
            yield line[: match.start()] + new + line[match.end() :], new
    for match in re.finditer(r"\beaster: (-?\d+)", line):
        for by in (-1, 1):
            new = f"easter: {int(match.group(1)) + by}"
            yield line[: match.start()] + new + line[match.end() :], new
    match = re.match(r"(  (?:warning|alarm|overdue): +\[)(.*)\]", line)
    if match and ":" not in match.group(2):
        entries = match.group(2).split(", ")
        for left_out in entries:
            rest = ", ".join(entry for entry in entries if entry != left_out)
            yield f"{match.group(1)}{rest}]" + line[match.end() :], f"{line.split(':')[0].strip()} without {left_out}"


def said_otherwise(lines, at):
    """What the section that begins at this line, or holds it, leaves to its default."""
    match = re.match(r"( +)(?:- )?(warn_after|every): ", lines[at])
    if not match:
        return
    indent, key = match.groups()
    begin = end = at
    while begin > 0 and not lines[begin].startswith(indent[:-2] + "- "):
        begin -= 1
    while end + 1 < len(lines) and lines[end + 1].startswith(indent):
        end += 1
    section = "\n".join(lines[begin : end + 1])
    for default, values in DEFAULTS[key].items():
        if re.search(rf"^ +(- )?{default}: ", section, re.M):
            continue
        if default == "if_not_working_day" and "due: last-working-day" in section:
            continue  # it is one
        for value in values:
            yield f"{lines[at]}\n{indent}{default}: {value}", f"{default}: {value}"


def mutations(root):
    """(file, line number, name, text of the file) of each; the name says where, without numbers that change."""
    folder = os.path.join(root, "runbooks")
    for file in sorted(os.listdir(folder)):
        path = os.path.join(folder, file)
        if not file.endswith(".yaml"):
            continue
        with open(path, encoding="utf-8") as handle:
            lines = handle.read().split("\n")
        item = ""
        for at, line in enumerate(lines):
            named = re.match(r" *- (?:id: |sources: |\{ (?:yearly|easter): )(.*)", line)
            item = named.group(1).split(" name: ")[-1].split("  ")[0].rstrip(" }") if named else item if line.startswith(" ") else line.split(":")[0]
            if line.lstrip().startswith("#"):
                continue
            for new, what in [*changes_of(line), *said_otherwise(lines, at)]:
                yield f"{file} {item}: {what}", file, "\n".join([*lines[:at], new, *lines[at + 1 :]])


def outcome(program, root, mutation):
    name, file, text = mutation
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(os.path.join(root, "runbooks"), folder, dirs_exist_ok=True)
        with open(os.path.join(folder, file), "w", encoding="utf-8") as handle:
            handle.write(text)
        run = subprocess.run([program, "test", "--quiet", "-C", folder], capture_output=True, text=True)
        # An observation `for` a month fits nothing that is due every week: then the scenario is in error, not the runbook.
        places = re.findall(r"^ *--> (.*?):\d", run.stderr, re.M)
        noticed = run.returncode == 1 or (places and all("/scenarios/" in place for place in places))
        return name, 1 if noticed else run.returncode, run.stderr.strip().split("\n")[0]


def main(program, root):
    here = os.path.dirname(os.path.abspath(__file__))
    with open(os.path.join(here, "unseen.txt"), encoding="utf-8") as handle:
        unseen = {line.split(" # ")[0].strip() for line in handle if line.strip() and not line.startswith("#")}
    listed = list(mutations(root))
    with concurrent.futures.ThreadPoolExecutor(max_workers=2) as pool:
        results = list(pool.map(lambda one: outcome(program, root, one), listed))
    faults = [f"survives: {name}" for name, code, _ in results if code == 0 and name not in unseen]
    faults += [f"is no runbook any more: {name} ({said})" for name, code, said in results if code not in (0, 1)]
    noticed = {name for name, code, _ in results if code == 1}
    faults += [f"stands in unseen.txt, but is noticed: {name}" for name in sorted(unseen & noticed)]
    faults += [f"stands in unseen.txt, but is no mutation: {name}" for name in sorted(unseen - {r[0] for r in results})]
    for fault in faults:
        print(fault)
    print(f"{len(results)} changes, {len(noticed)} noticed, {len(unseen)} known not to be")
    # A search that finds too little proves nothing.
    return 1 if faults or len(results) < 150 else 0


if __name__ == "__main__":
    sys.exit(main(os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])))
