#!/usr/bin/python3
"""Ctrl-C before each step, and a disk that is full from each step on: every file is the old one or the new one, no temporary
one stays, and what could not be done is said: interrupted.py PROGRAM SHIM"""
import re

from support import FILES, SOUND, Check, Shop, steps_of

check = Check()
AT = "2026-11-01T00:00:00Z"


def fresh():
    return Shop()


def nothing():
    return Shop({})


def slips():
    return Shop(FILES)


def with_pages():
    shop = Shop()
    shop.run("docs", "--output", "pages")
    shop.put({"oven.yaml": SOUND["oven.yaml"].replace("title: Oven", "title: The oven")})
    return shop


def with_state():
    shop = Shop()
    code, _, said = shop.run("record", "oven/a", "--at", AT)
    assert code == 0, said
    return shop


CASES = [(fresh, ["docs", "--output", "new/pages"]), (with_pages, ["docs", "--output", "pages"]), (slips, ["check", "--fix"]),
         (nothing, ["init", "sub/new"]), (fresh, ["record", "mill/a", "--at", AT]), (with_state, ["record", "mill/a", "--at", AT]),
         (with_state, ["state", "prune", "--before", "2026-01-01"])]


def without_ids(lines):
    """Acts have random ids, and the log has the clock's instants."""
    return re.sub(r'"(id|recorded|at)":"[^"]*"', "", lines)


def tried(make, words, step, what, begun, done):
    (before, known), (changed, remembered) = begun, done
    with make() as shop:
        code, out, said = shop.run(*words, world={"STEP": step, "DO": what})
        told = f"{' '.join(words)}, {what} at step {step}: exit {code}, {said.strip()!r}:"
        after = shop.tree()
        for path in sorted({*before, *after}):
            wanted = [tree[path] for tree in (before, changed) if path in tree]
            check(after.get(path) in wanted or (path not in before and path not in after), told, path, "is neither the old nor the new")
        lines, names = shop.state()
        check(without_ids(lines) in (without_ids(known), without_ids(remembered)), told, "the state is neither the old nor the new")
        check(set(names) <= {".gitignore", "state.db", "state.db-wal", "state.db-shm"}, told, "left behind:", names)
        if what == "int":
            check(code == -2 and not said, told, "not ended by the signal, and quietly")
        elif code == 2:
            check("No space left on device" in said or "the disk is full" in said, told, "does not say that the disk is full")
            check(after == before or words[0] in ("docs", "check"), told, "something was made all the same")
        else:
            check(code == 0 and after == changed and without_ids(lines) == without_ids(remembered), told, "not done, and no word of it")


for make, words in CASES:
    steps, begun, done = steps_of(make, words)
    check(steps > 3, " ".join(words), "takes no steps: the shim is not in its place")
    for step in range(1, steps + 1):
        for what in ("int", "full"):
            tried(make, words, step, what, begun, done)
    with make() as shop:
        code, out, said = shop.run(*words, world={"STEP": 1, "DO": "short"})
        check(code == 0 and shop.tree() == done[0], " ".join(words), "when every write is short:", code, said)
    print(f"{' '.join(words)}: {steps} steps")
check.end()
