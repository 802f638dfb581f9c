#!/usr/bin/python3
"""A folder of 100,000 files costs ten times of what a folder of 10,000 does, in time and memory, and not much more: many.py
PROGRAM SHIM"""
import os
import subprocess

from support import PROGRAM, SOUND, Check, Shop

check = Check()
FEW, MANY = 10_000, 100_000


def used(command, count):
    """Seconds of processor time and KiB of memory for a workspace of so many pipelines in one folder."""
    with Shop(parent="/dev/shm" if os.access("/dev/shm", os.W_OK) else None) as shop:  # a disk would take minutes to make them
        text = SOUND["mill.yaml"]
        for number in range(count - 3):
            with open(f"{shop.path}/p{number}.yaml", "w") as out:
                out.write(text.replace("pipeline: mill", f"pipeline: p{number}"))
        with open(os.devnull) as nothing:
            process = subprocess.Popen([PROGRAM, *command], cwd=shop.path, stdin=nothing, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
            said = process.stdout.read().decode()
            _, status, usage = os.wait4(process.pid, 0)
        check(os.waitstatus_to_exitcode(status) == 0, command, count, said[-500:])
        print(f"{' '.join(command)}, {count} files: {usage.ru_utime + usage.ru_stime:.2f} s, {usage.ru_maxrss >> 10} MiB: {said.strip().splitlines()[-1][:60]}")
        return usage.ru_utime + usage.ru_stime, usage.ru_maxrss


few, many = used(["check"], FEW), used(["check"], MANY)
ratio = MANY / FEW
check(many[0] <= 2 * ratio * few[0], f"time grows {many[0] / few[0]:.1f} times with {ratio:.0f} times the files")
check(many[1] <= 1.5 * ratio * few[1], f"memory grows {many[1] / few[1]:.1f} times with {ratio:.0f} times the files")
check.end()
