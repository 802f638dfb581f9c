#!/usr/bin/python3
"""Where output goes and does not arrive: a closed pipe ends every command quietly, a full disk and a closed stream are told,
and nothing that was meant for a stream lands in a file: streams.py PROGRAM SHIM"""
import os
import subprocess

from support import FILES, PROGRAM, SOUND, Check, Shop

check = Check()
AT = "2026-11-01T00:00:00Z"
SAY = [["--help"], ["--version"], ["check"], ["check", "--format", "json"], ["check", "--format", "sarif"], ["status"], ["status", "--format", "json"],
       ["status", "--why", "mill/a"], ["status", "--from", "2026-11-01", "--to", "2026-11-02"], ["oncall"], ["oncall", "--format", "ics"], ["test"],
       ["history"], ["silence"], ["state", "export"], ["explain"], ["schema"], ["man"], ["completions", "bash"], ["docs", "--output", "pages"],
       ["docs", "--output", "pages", "--check"], ["record", "oven/a", "--at", AT], ["state", "prune", "--before", AT]]


def full():
    with Shop() as shop, open("/dev/full", "w") as disk:
        shop.run("record", "mill/a", "--at", AT)
        for words in SAY:
            code, _, said = shop.run(*words, out=disk)
            check((code, said) == (2, "runbook: standard output cannot be written: No space left on device\n"), "on /dev/full:", words, code, said)
        code, _, said = shop.run("status", "--nagios", out=disk)
        check(code == 3 and said.count("\n") == 1, "on /dev/full: status --nagios", code, said)


def closed_pipe():
    """Who reads is gone before the first byte, and then in the middle of a long answer."""
    many = "subject,at\n" + "".join(f"mill/a,2026-{m:02}-{d:02}T{h:02}:{n:02}:00Z\n" for m in (3, 4) for d in range(1, 29) for h in range(24) for n in range(60))
    with Shop(SOUND | {"many.csv": many}) as shop:
        code, _, said = shop.run("record", "--from", "many.csv")
        check(code == 0, "record", said)
        for words in SAY:
            reader, writer = os.pipe()
            os.close(reader)
            wanted, *_ = shop.run(*words)
            code, _, said = shop.run(*words, out=writer)
            os.close(writer)
            check((code, said) == (wanted, ""), "to a closed pipe:", words, code, said)
        for words in (["state", "export"], ["history", "--limit", "0"], ["history", "--format", "json"]):
            process = subprocess.Popen([PROGRAM, *words], cwd=shop.path, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
            line = process.stdout.readline()
            process.stdout.close()
            said = process.stderr.read()
            check((process.wait(), said) == (0, b"") and line, "to `head -1`:", words, process.returncode, said)


def closed_streams():
    """With no standard streams, the numbers 0 to 2 must not become those of files."""
    for closed in ("<&-", ">&-", "2>&-", ">&- 2>&-", "<&- >&- 2>&-"):
        with Shop(FILES) as shop, Shop() as sound, Shop({}) as empty:
            for where, words in ((shop, "check --fix"), (sound, "docs --output pages"), (sound, f"record mill/a --at {AT}"), (empty, "init new"), (sound, "status")):
                ran = subprocess.run(["sh", "-c", f"'{PROGRAM}' {words} {closed}"], cwd=where.path, capture_output=True)
                told = f"{words} {closed}: exit {ran.returncode}, {ran.stderr.decode().strip()!r}"
                check(ran.returncode == (2 if ">&- " in closed + " " and not closed.startswith("2") else 0), told)
                if ">&-" in closed and "2>" not in closed:
                    check(ran.stderr == b"runbook: standard output cannot be written: Bad file descriptor\n", told)
            check(shop.tree() == {name: text.encode() for name, text in SOUND.items()}, closed, "what --fix wrote is not what it should be")
            with Shop() as other:
                other.run("docs", "--output", "pages")
                check(sound.tree() == other.tree(), closed, "the pages are not what they should be")
            check(sound.state()[0].count("\n") == 1, closed, "the state is not what it should be")
            check("new/workspace.yaml" in empty.tree(), closed, "nothing was begun")


full()
closed_pipe()
closed_streams()
check.end()
