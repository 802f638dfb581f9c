#!/usr/bin/python3
"""A state that another hand has changed: every command that uses it says that it is damaged, in words for people, and never
answers as if nothing were remembered: states.py PROGRAM SHIM"""
import sqlite3

from support import Check, Shop

check = Check()
COMMANDS = [["status"], ["history"], ["state", "export"], ["silence"], ["record", "oven/a", "--at", "2026-11-02T00:00:00Z"]]
# what is done to the tables, and how many of the commands cannot be done then (the others do not look there)
HANDS = {
    "a table is gone": ["drop table runbook_observation"],
    "a column is gone": ["alter table runbook_act rename column note to remark"],
    "an instant is NULL": ["create table x as select * from runbook_observation", "drop table runbook_observation", "alter table x rename to runbook_observation",
                           "update runbook_observation set instant = null"],
    "an instant is beyond all years": ["update runbook_observation set instant = 9000000000000000000"],
    "an act is of no kind": ["insert into runbook_act (code, kind, subject, instant, refers, note, recording) values ('0123456789abcdef', 'x', 'mill/a', 0, '', '', 1)"],
    "a period is none": ["update runbook_observation set period = 'always'"],
}

for name, statements in HANDS.items():
    with Shop() as shop:
        code, _, said = shop.run("record", "mill/a", "--at", "2026-11-01T00:00:00Z")
        check(code == 0, said)
        with sqlite3.connect(f"{shop.path}/.runbook/state.db") as state:
            for statement in statements:
                state.execute(statement)
        state.close()
        refused = 0
        for words in COMMANDS:
            code, out, said = shop.run(*words)
            told = f"{name}, {' '.join(words)}: exit {code}, {said.strip()!r}"
            check(code in (0, 2), told)
            check("::" not in said and "sqlite3_" not in said and "SOCI" not in said.upper().replace("ASSOCI", ""), told)
            if code == 2:
                refused += 1
                check(said.startswith("runbook: the state .runbook/state.db is damaged (") and not out, told, out)
        check(refused >= 1, name, "is nowhere told")
check.end()
