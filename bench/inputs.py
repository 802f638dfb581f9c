"""What the suite runs on: workspaces of every size, made once and kept in the build folder; and the programs."""
import datetime
import json
import os
import shutil
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)
AT = "2026-11-27T12:00:00Z"  # a fixed instant, so that every run does the same


class Inputs:
    def __init__(self, build: str):
        self.build = build
        self.program = os.path.join(build, "runbook")
        self.empty = os.path.join(build, "bench_empty")
        self.phases = os.path.join(build, "bench_phases")
        self.packages = os.path.join(build, "bench_packages")
        self.folder = os.path.join(build, "bench_inputs")
        # Inputs of another generator are of no use.
        with open(os.path.join(HERE, "generate.py")) as source:
            generator = source.read()
        stamp = os.path.join(self.folder, "generator")
        if not os.path.exists(stamp) or open(stamp).read() != generator:
            shutil.rmtree(self.folder, ignore_errors=True)
            os.makedirs(self.folder)
            with open(stamp, "w") as out:
                out.write(generator)
        self.schema = os.path.join(self.folder, "schema.json")
        with open(self.schema, "w") as out:
            subprocess.run([self.program, "schema"], stdout=out, check=True)

    def workspace(self, pipelines: int, sources: int = 4, teams: int | None = None) -> "Workspace":
        name = f"{pipelines}x{sources}" + (f"-{teams}" if teams else "")
        made = Workspace(os.path.join(self.folder, name), pipelines, sources)
        if not os.path.exists(made.done):
            command = [sys.executable, os.path.join(HERE, "generate.py"), made.folder, str(pipelines), "--sources", str(sources),
                       "--observations", made.observations, "--rules", made.rules]
            subprocess.run(command + (["--teams", str(teams)] if teams else []), check=True)
            open(made.done, "w").close()
        return made


    def seen(self, workspace: "Workspace", rows: int) -> str:
        """Observations as arrivals come: in the order of time, of the workspace's sources in turn."""
        path = f"{workspace.base}/seen-{rows}.csv"
        if not os.path.exists(path):
            with open(workspace.observations) as lines:
                subjects = [json.loads(line)["subject"] for line in lines]
            begin = datetime.datetime(2026, 1, 1)
            with open(path + ".part", "w") as out:
                out.write("subject,at\n")
                for n in range(rows):
                    at = begin + datetime.timedelta(seconds=25 * n)
                    out.write(f"{subjects[n * 7919 % len(subjects)]},{at:%Y-%m-%dT%H:%M:%S}Z\n")
            os.rename(path + ".part", path)
        return path


class Workspace:
    def __init__(self, base: str, pipelines: int, sources: int):
        self.base = base
        self.folder = base + "/runbooks"
        self.rules = base + "/rules"
        self.observations = base + "/observations.jsonl"
        self.done = base + "/done"
        self.pipelines = pipelines
        self.sources = pipelines * sources

    def rule_files(self) -> list[str]:
        return sorted(os.path.join(at, name) for at, _, names in os.walk(self.rules) for name in names)
