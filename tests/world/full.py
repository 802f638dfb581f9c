#!/usr/bin/python3
"""A real disk without room: what was there stays whole, and the command says so. 77 where nobody may mount one: full.py
PROGRAM SHIM"""
import os
import shutil
import subprocess
import sys
import tempfile

from support import FILES, SOUND, Check, Shop

check = Check()
COMMANDS = [(SOUND, ["docs", "--output", "pages"]), (FILES, ["check", "--fix"]), ({}, ["init", "new"]), (SOUND, ["record", "mill/a", "--at", "2026-11-01T00:00:00Z"])]


def fill(folder):
    with open(os.path.join(folder, "filler"), "wb", buffering=0) as out:
        try:
            while True:
                out.write(b"x" * 4096)
        except OSError:
            pass


def tried(disk, files, words):
    with Shop(files, parent=disk) as shop:
        before = shop.tree()
        fill(disk)
        code, out, said = shop.run(*words)
        told = f"{' '.join(words)} on a full disk: exit {code}, {said.strip()!r}:"
        check(code == 2 and ("No space left on device" in said or "the disk is full" in said), told)
        check(shop.tree() == before, told, "something was changed")
        os.unlink(os.path.join(disk, "filler"))
        code, out, said = shop.run(*words)
        check(code == 0, " ".join(words), "once there is room:", code, out, said)


disk = tempfile.mkdtemp(prefix="runbook-disk-")
try:
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", disk], stderr=subprocess.DEVNULL).returncode != 0:
        print("skipped: this user may not mount a disk to fill; interrupted.py has it without one")
        sys.exit(77)
    try:
        for files, words in COMMANDS:
            tried(disk, files, words)
    finally:
        subprocess.run(["umount", "-l", disk], check=True)
finally:
    shutil.rmtree(disk)
check.end()
