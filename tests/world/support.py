"""Workspaces of the tests' own, and the program run in them as a user does: PROGRAM SHIM are the tests' two words."""
import os
import shutil
import subprocess
import sys
import tempfile

PROGRAM, SHIM = (os.path.abspath(word) for word in sys.argv[1:3])

FILES = {
    "workspace.yaml": "workspace: shop\ntimezone: UTC\npeople: { ada: { name: Ada } }\n",
    # Two pipelines with a slip that --fix mends.
    **{f"{name}.yaml": f"pipeline: {name}\ntitle: {name.title()}\npurpsoe: bread\nowners: {{ primary: [ada] }}\n"
                       "raci: { responsible: [ada], accountable: [ada] }\noncall: { none: tiny }\n"
                       "sources: [{ id: a, title: A, kind: internal }]\n"
                       "sla: { freshness: [{ sources: ['*'], warn_after: 24h, alarm_after: 48h }] }\n"
       for name in ("mill", "oven")},
}
SOUND = {name: text.replace("purpsoe", "purpose") for name, text in FILES.items()}


class Shop:
    """A workspace in a fresh folder, which is taken away again."""

    def __init__(self, files=SOUND, parent=None):
        self.path = tempfile.mkdtemp(prefix="runbook-world-", dir=parent)
        self.put(files)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        subprocess.run(["chmod", "-R", "u+rwx", self.path], check=False)
        shutil.rmtree(self.path)

    def put(self, files):
        for name, text in files.items():
            with open(os.path.join(self.path, name), "w") as out:
                out.write(text)

    def run(self, *words, world=None, out=subprocess.PIPE, **more):
        """`world`: what the shim is told. Gives the exit code and what was said on both streams."""
        variables = {name: value for name, value in os.environ.items() if name != "RUNBOOK_WORKSPACE"}
        if world is not None:
            variables |= {"LD_PRELOAD": SHIM, "ASAN_OPTIONS": "verify_asan_link_order=0", **{f"WORLD_{k}": str(v) for k, v in world.items()}}
        ran = subprocess.run([more.pop("program", PROGRAM), *words], cwd=self.path, env=variables, stdin=subprocess.DEVNULL, stdout=out,
                             stderr=subprocess.PIPE, timeout=120, **more)
        return ran.returncode, (ran.stdout or b"").decode(), ran.stderr.decode()

    def tree(self):
        """Every file but the state's, with what is in it, and every folder."""
        found = {}
        for folder, folders, files in os.walk(self.path):
            folders[:] = [name for name in folders if name != ".runbook"]
            for name in files:
                with open(os.path.join(folder, name), "rb") as text:
                    found[os.path.relpath(os.path.join(folder, name), self.path)] = text.read()
        return found

    def state(self):
        """What is remembered, and the names of the files that do."""
        folder = os.path.join(self.path, ".runbook")
        if not os.path.isdir(folder):
            return "", []
        names = sorted(os.listdir(folder))
        code, lines, said = self.run("state", "export")
        if code != 0 and "there is no state yet" not in said:
            raise AssertionError(f"the state cannot be read: {said}")
        return lines, names


class Check:
    """Counts what does not hold, and says it."""

    def __init__(self):
        self.checks = self.failed = 0

    def __call__(self, holds, *what):
        self.checks += 1
        if not holds:
            self.failed += 1
            print("FAILED:", *what)

    def end(self):
        print(f"{self.checks} checks, {self.failed} failed")
        sys.exit(1 if self.failed or not self.checks else 0)


def steps_of(make, words):
    """How many steps the shim counts of a command that nothing befalls; the tree and the state before it and after."""
    with make() as shop, tempfile.NamedTemporaryFile() as count:
        begun = shop.tree(), shop.state()[0]
        code, out, said = shop.run(*words, world={"COUNT": count.name})
        assert code in (0, 1), (words, code, out, said)
        return int(count.read()), begun, (shop.tree(), shop.state()[0])
