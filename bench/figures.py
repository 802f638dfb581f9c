"""The figures, each beside its peer or its limit."""
import json
import os
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Iterator

from inputs import AT, HERE, ROOT, Inputs, Workspace
from measure import Pairs, Sample, in_turn, median, run

# Figures that a machine's other work disturbs most are those of short processes: these run oftener.
ROUNDS = {100: 15, 1_000: 9, 10_000: 5, 100_000: 1}

# In the order of the page.
GROUPS = ("Checking", "Reading", "Status", "Recording", "On call", "Start", "Growth and threads")

CPUS = sorted(os.sched_getaffinity(0))


@dataclass
class Row:
    figure: str
    beside: str
    ours: str
    theirs: str
    ratios: list[float]
    unit: str = "×"          # of the ratios: a factor, or what they are instead
    target: str = ""
    met: bool | None = None  # nothing: it has no target
    group: str = field(default="", kw_only=True)


def forget(database: str) -> None:
    for end in ("", "-wal", "-shm"):
        if os.path.exists(database + end):
            os.remove(database + end)


def seconds(value: float) -> str:
    return f"{value:.2f} s" if value >= 1 else f"{value * 1e3:.3g} ms"


def compared(figure: str, beside: str, pairs: Pairs, what: str, target: str = "", at_most: float | None = None) -> Row:
    ratios = pairs.ratios(what)
    return Row(f"{figure}, {'processor' if what == 'cpu' else 'wall'} time", beside,
               *(seconds(median([getattr(s, what) for s in side])) for side in (pairs.ours, pairs.theirs)),
               ratios, target=target, met=None if at_most is None else median(ratios) <= at_most)


class Figures:
    def __init__(self, inputs: Inputs, large: bool):
        self.inputs = inputs
        self.large = large

    def all(self, only: str | None = None) -> Iterator[Row]:
        groups = (self.checking, self.reading, self.status, self.recording, self.oncall, self.start, self.growth)
        for group, figures in zip(GROUPS, groups):
            if only not in (None, group):
                continue
            for row in figures():
                row.group = group
                yield row

    # -- commands

    def check(self, workspace: Workspace, **options) -> Sample:
        return run([self.inputs.program, "check", "--workspace", workspace.folder, "--at", AT], **options)

    def two_at_once(self, workspace: Workspace) -> Sample:
        with ThreadPoolExecutor(2) as both:
            begin = time.perf_counter()
            samples = list(both.map(lambda cpu: self.check(workspace, cpu=cpu), CPUS[:2]))
            wall = time.perf_counter() - begin
        return Sample(wall, sum(s.cpu for s in samples), sum(s.peak for s in samples))

    def of_node(self, workspace: Workspace) -> Sample:
        env = os.environ | {"NODE_PATH": os.path.join(self.inputs.packages, "node_modules")}
        return run(["node", os.path.join(HERE, "peers/check.js"), self.inputs.schema, workspace.folder], env=env, codes=(0,))

    def of_promtool(self, workspace: Workspace) -> Sample:
        # Its files are named one by one; a command line is not endless.
        files = [os.path.relpath(file, workspace.rules) for file in workspace.rule_files()]
        return run(["promtool", "check", "rules", *files], cwd=workspace.rules, codes=(0,))

    def stations(self, workspace: Workspace, *more: str) -> dict[str, float]:
        command = [self.inputs.phases, workspace.folder, workspace.observations, AT, *more]
        return json.loads(subprocess.run(command, capture_output=True, check=True).stdout)

    def answer(self, workspace: Workspace, *words: str, **options) -> Sample:
        command = [self.inputs.program, *words, "--workspace", workspace.folder, "--at", AT]
        return run(command, **options)

    # -- figures

    def checking(self) -> Iterator[Row]:
        for files in (100, 1_000, 10_000) + ((100_000,) if self.large else ()):
            workspace = self.inputs.workspace(files)
            figure, large = f"`check` of {files:,} files", files >= 10_000
            pairs = in_turn(ROUNDS[files], lambda: self.check(workspace), lambda: self.of_node(workspace))
            yield compared(figure, "js-yaml + ajv", pairs, "wall", "at most 0.5" if files == 10_000 else "", 0.5 if files == 10_000 else None)
            yield compared(figure, "js-yaml + ajv", pairs, "cpu")
            if files == 100_000:  # promtool would take minutes, and its list of files is longer than a command line
                continue
            pairs = in_turn(2 if large else ROUNDS[files], lambda: self.check(workspace), lambda: self.of_promtool(workspace))
            yield compared(figure, "`promtool check rules`", pairs, "wall", "at most 0.05" if large else "", 0.05 if large else None)
            yield compared(figure, "`promtool check rules`", pairs, "cpu")

    def reading(self) -> Iterator[Row]:
        workspace = self.inputs.workspace(1_000)
        runs = [self.stations(workspace, "--yaml-cpp") for _ in range(9)]
        for name, a, beside, b in (
                ("the fast reader: 1,000 texts to trees", "parse", "yaml-cpp alone", "parse_yaml_cpp"),
                ("the fast reader: 1,000 texts to trees", "parse", "the bare read of the bytes", "read"),
                ("texts to a linked model", "load", "the fast reader alone", "parse"),
                ("the rules of `check`", "rules", "texts to a linked model", "load")):
            yield self.station_row(name, beside, runs, [a], [b])

    def station_row(self, figure, beside, runs, ours, theirs, target="", at_most=None) -> Row:
        def total(one, names):
            return sum(one[name] for name in names)
        ratios = [total(one, ours) / total(one, theirs) for one in runs]
        return Row(figure, beside, *(seconds(median([total(one, names) for one in runs])) for names in (ours, theirs)), ratios,
                   target=target, met=None if at_most is None else median(ratios) <= at_most)

    def status(self) -> Iterator[Row]:
        reading = ["load", "facts"]
        for pipelines, sources, rounds in ((1_000, 4, 9), (1_000, 100, 5), (10_000, 100, 3)):
            workspace = self.inputs.workspace(pipelines, sources)
            runs = [self.stations(workspace) for _ in range(rounds)]
            number = f"{workspace.sources:,}"
            for form in ("text", "json"):
                whole = workspace.sources == 1_000_000
                yield self.station_row(f"`status` on {number} sources and observations, as {form}",
                                       "reading its inputs, once they are in memory", runs,
                                       reading + ["rules_for_status", "evaluate", form], reading,
                                       "at most 2" if whole else "", 2 if whole else None)
            yield self.station_row(f"evaluating {number} sources", "a bare loop over columns of numbers", runs, ["evaluate"], ["bare_loop"])
            yield self.station_row(f"reading {number} observations", "the bare read of their bytes", runs, ["facts"], ["read_observations"])
        yield self.memory()

    def memory(self) -> Row:
        few, many = self.inputs.workspace(1_000, 100), self.inputs.workspace(10_000, 100)
        sides = [[self.answer(w, "status", "--observations", w.observations) for _ in range(3)] for w in (few, many)]
        more = many.sources - few.sources
        each = [(b.peak - a.peak) / more for a, b in zip(*sides)]
        texts = sum(os.path.getsize(os.path.join(at, name)) for at, _, names in os.walk(many.folder) for name in names)
        texts += os.path.getsize(many.observations)
        return Row("memory of `status`, from 100,000 to 1,000,000 sources", "the texts themselves", f"{median(each):,.0f} bytes a source",
                   f"{texts / many.sources:,.0f} bytes a source", [one / (texts / many.sources) for one in each],
                   target="at most 300 bytes a source", met=median(each) <= 300)

    def recording(self) -> Iterator[Row]:
        workspace = self.inputs.workspace(1_000)
        seen = self.inputs.seen(workspace, 1_000_000)
        state, table = workspace.base + "/state.db", workspace.base + "/table.db"

        def remembered(*words: str) -> Sample:
            return self.answer(workspace, *words, "--state", state)

        def imported(columns: str) -> Sample:
            forget(table)
            return run(["sqlite3", table, f"create table seen ({columns})", f".import --csv --skip 1 {seen} seen"], codes=(0,))

        def recorded() -> Sample:
            forget(state)
            # --at is for one observation; a file has its own instants.
            return run([self.inputs.program, "record", "--workspace", workspace.folder, "--state", state, "--from", seen], codes=(0,))
        for beside, columns in (("`sqlite3 .import`", "subject, at"),
                                ("`sqlite3 .import` with the like index", "subject, at, unique (subject, at)")):
            pairs = in_turn(3, recorded, lambda: imported(columns))
            yield compared("`record` of 1,000,000 observations", beside, pairs, "cpu")
        pairs = in_turn(5, lambda: remembered("status"), lambda: self.answer(workspace, "status", "--observations", workspace.observations))
        yield compared(f"`status` of {workspace.sources:,} sources that remembers 1,000,000 observations",
                       "`status --observations` of the latest alone", pairs, "cpu")

    def oncall(self) -> Iterator[Row]:
        workspace = self.inputs.workspace(20, teams=1_000)
        def alone():
            return self.answer(workspace, "check")
        for name, window in (("a month", ("2026-11-01", "2026-11-30")), ("a year", ("2026-01-01", "2026-12-31"))):
            for form in ("text", "json"):
                def rota():
                    return self.answer(workspace, "oncall", "--format", form, "--from", window[0], "--to", window[1])
                pairs = in_turn(9, rota, alone)
                row = compared(f"`oncall` of {name} for 1,000 rotations, as {form}", "`check` of the same workspace", pairs, "cpu")
                if name == "a year":
                    row.target, row.met = "under 0.5 s", median([s.cpu for s in pairs.ours]) < 0.5
                yield row

    def start(self) -> Iterator[Row]:
        def empty():
            return run([self.inputs.empty])
        for name, words, most in (("`--version`", ["--version"], 5), ("`check` of the shipped workspace", ["check", "--workspace", "runbooks", "--at", AT], 15)):
            pairs = in_turn(41, lambda: run([self.inputs.program, *words], cwd=ROOT), empty)
            for what, name_of_time in (("wall", "wall time"), ("cpu", "processor time")):
                more = [d * 1e3 for d in pairs.differences(what)]
                wall = what == "wall"
                yield Row(f"{name}, {name_of_time}", "a process that does nothing",
                          *(seconds(median([getattr(s, what) for s in side])) for side in (pairs.ours, pairs.theirs)), more,
                          unit=" ms more", target=f"at most {most} ms more" if wall else "", met=median(more) <= most if wall else None)

    def growth(self) -> Iterator[Row]:
        sizes = (1_000, 10_000) + ((100_000,) if self.large else ())
        small = self.inputs.workspace(sizes[0])
        for files in sizes[1:]:
            workspace = self.inputs.workspace(files)
            pairs = in_turn(1 if files == 100_000 else 5, lambda: self.check(workspace, cpu=CPUS[0]), lambda: self.check(small, cpu=CPUS[0]))
            factor = files / sizes[0]
            each = [r / factor for r in pairs.ratios("cpu")]
            yield Row(f"`check`, processor time a file, of {files:,} files", "of 1,000 files",
                      *(seconds(median([s.cpu for s in side]) / n) for side, n in ((pairs.ours, files), (pairs.theirs, sizes[0]))),
                      each, target="no more than the work: at most 1.2", met=median(each) <= 1.2)
        workspace = self.inputs.workspace(10_000)
        pairs = in_turn(7, lambda: self.check(workspace, cpu=CPUS[0]), lambda: self.check(workspace))
        row = compared("`check` of 10,000 files on one processor", "on two", pairs, "wall", "at least 1.8")
        row.met = median(row.ratios) >= 1.8
        yield row
        # What two processors of this machine give at the most: they may share a core, or other work may.
        half = self.inputs.workspace(5_000)
        pairs = in_turn(7, lambda: self.check(workspace, cpu=CPUS[0]), lambda: self.two_at_once(half))
        yield compared("`check` of 10,000 files on one processor", "the limit: two processes at once, with 5,000 each", pairs, "wall")
