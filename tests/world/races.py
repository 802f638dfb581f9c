#!/usr/bin/python3
"""What was listed is another thing when it is read: gone, grown, a pipe, a device, a link: races.py PROGRAM SHIM"""
import json
import os
import subprocess
import tempfile

from support import PROGRAM, SOUND, Check, Shop

check = Check()

# name: what is done before mill.yaml is opened; the code of the finding, or nothing where none is; a word of its message
CHANGES = {
    "gone": ("rm mill.yaml", "RB001", "there is no such file"),
    "empty": (": > mill.yaml", None, ""),
    "grown beyond the limit": ("truncate -s 9M mill.yaml", "RB004", "larger than 8 MiB"),
    "grown to a gigabyte": ("truncate -s 1G mill.yaml", "RB004", "larger than 8 MiB"),
    "a pipe": ("rm mill.yaml; mkfifo mill.yaml", "RB001", "not a regular file"),
    "a device": ("rm mill.yaml; ln -s /dev/zero mill.yaml", "RB001", "outside of the workspace"),
    "a folder": ("rm mill.yaml; mkdir mill.yaml", "RB001", "a folder"),
    "a link out": ("rm mill.yaml; ln -s /etc/passwd mill.yaml", "RB001", "outside of the workspace"),
    "a link to itself": ("rm mill.yaml; ln -s mill.yaml mill.yaml", "RB001", "circle"),
    "a link within": ("mv mill.yaml other.txt; ln -s other.txt mill.yaml", None, ""),
    "another text": ("sed -i s/Mill/Windmill/ mill.yaml", None, ""),
}


def errors_of(said):
    return [(one["code"], one["file"], one["message"]) for one in json.loads(said)["diagnostics"] if one["severity"] == "error"]


def one_file():
    for old in (False, True):
        for name, (command, wanted, word) in CHANGES.items():
            with Shop() as shop:
                world = {"OPEN": "mill.yaml", "SWAP": command} | ({"OLD": 1} if old else {})
                code, out, said = shop.run("check", "--format", "json", world=world)
                told = f"{name}{' on an old kernel' if old else ''}: exit {code}, {said!r}"
                check(code == (1 if wanted else 0) and not said, told)
                found = errors_of(out)
                check([(one[0], one[1]) for one in found] == ([(wanted, "mill.yaml")] if wanted else []), told, found)
                check(all(word in one[2] for one in found), told, found)
                check("root:" not in out, told, "something of /etc/passwd is told")


def the_folder_above():
    """A folder becomes a link that leads out while a file in it is opened."""
    for old in (False, True):
        with Shop() as shop, tempfile.TemporaryDirectory() as outside:
            os.mkdir(os.path.join(shop.path, "sub"))
            for folder, title in ((os.path.join(shop.path, "sub"), "In"), (outside, "Out")):
                with open(os.path.join(folder, "inn.yaml"), "w") as out:
                    out.write(SOUND["mill.yaml"].replace("mill", "inn").replace("Mill", title).replace("purpose: bread", "purpsoe: secret" + title))
            world = {"OPEN": "sub/inn.yaml", "SWAP": f"mv sub gone; ln -s '{outside}' sub"} | ({"OLD": 1} if old else {})
            code, out, said = shop.run("check", world=world)
            check(code == 1 and "secretOut" not in out + said, f"a folder that becomes a link out, old kernel {old}:", code, out, said)


def pages():
    """What stands in a page's place and is no page is neither read nor waited for."""
    for name, make in {"a pipe": os.mkfifo, "a device": lambda path: os.symlink("/dev/zero", path), "a link to nothing": lambda path: os.symlink("nowhere", path)}.items():
        with Shop() as shop:
            os.mkdir(os.path.join(shop.path, "pages"))
            make(os.path.join(shop.path, "pages/index.md"))
            code, _, said = shop.run("docs", "--output", "pages", "--check")
            check(code == 1, "docs --check,", name, "in a page's place:", code, said)
            code, _, said = shop.run("docs", "--output", "pages")
            check(code == 0 and not os.path.islink(os.path.join(shop.path, "pages/index.md")), "docs,", name, "in a page's place:", code, said)
        with Shop() as shop:
            os.makedirs(os.path.join(shop.path, "pages/index.md"))
            code, _, said = shop.run("docs", "--output", "pages")
            check(code == 2 and "index.md cannot be written" in said, "docs, a folder in a page's place:", code, said)


def fixing():
    """A file that is changed after it was read is left as it is: --fix reads it once to find, once to mend, once before it
    writes."""
    slip = SOUND["mill.yaml"].replace("purpose", "purpsoe")
    for reading in (1, 2, 3):
        with Shop(SOUND | {"mill.yaml": slip}) as shop:
            code, out, said = shop.run("check", "--fix", world={"OPEN": "mill.yaml", "SWAP": "sed -i s/bread/flour/ mill.yaml", "READING": reading})
            told = f"changed before reading {reading}: exit {code}, {said!r}"
            text = shop.tree()["mill.yaml"].decode()
            check("flour" in text, told, "what somebody wrote meanwhile is gone")
            if code == 2:
                check("mill.yaml cannot be written: it has changed since it was read" in said and text == slip.replace("bread", "flour"), told, text)
            else:
                check(code == 0 and text == SOUND["mill.yaml"].replace("bread", "flour"), told, text)


def unreadable():
    """A folder and files that another user may not read are findings, and what else is there is checked."""
    as_nobody = {}
    if os.geteuid() == 0:
        as_nobody = {"user": 65534, "group": 65534, "extra_groups": []}
    with Shop() as shop, tempfile.TemporaryDirectory() as place:
        program = PROGRAM
        if as_nobody:
            program = os.path.join(place, "runbook")
            subprocess.run(["cp", PROGRAM, program], check=True)
            for path in (place, shop.path):
                os.chmod(path, 0o755)
        os.makedirs(os.path.join(shop.path, "closed"))
        os.makedirs(os.path.join(shop.path, "listed"))
        for path in ("closed/a.yaml", "listed/b.yaml", "shut.yaml", "oven.yaml"):
            with open(os.path.join(shop.path, path), "a") as out:
                out.write("" if path == "oven.yaml" else "pipeline: x\n")
        os.chmod(os.path.join(shop.path, "shut.yaml"), 0)
        os.chmod(os.path.join(shop.path, "closed"), 0)
        os.chmod(os.path.join(shop.path, "listed"), 0o444)
        code, out, said = shop.run("check", "--format", "json", program=program, **as_nobody)
        found = sorted((one[0], one[1], one[2].split(":")[0]) for one in errors_of(out))
        check(code == 1 and found == [("RB001", "closed", "this folder cannot be read"), ("RB001", "listed/b.yaml", "this file cannot be read"),
                                      ("RB001", "shut.yaml", "this file cannot be read")], "unreadable:", code, found, said)
        files = json.loads(out)["files"]
        check(files == 6, "unreadable: files", files)
        for path in ("listed", "closed"):
            os.chmod(os.path.join(shop.path, path), 0o755)
        os.chmod(os.path.join(shop.path, "shut.yaml"), 0o644)


def ignored():
    """Patterns are tried with every name: there is an end to them."""
    for text, bad in (("x\n" * 1000, False), ("x\n" * 1001, True), ("*a" * 32_000 + "\n", False), ("*a" * 33_000 + "\n", True)):
        with Shop(SOUND | {".runbookignore": text}) as shop:
            code, out, said = shop.run("check", "--format", "json")
            wanted = [("RB001", ".runbookignore", "this file is not used: with those of the folders above, it holds more than 1,000 patterns, or 64 KiB")]
            check(errors_of(out) == (wanted if bad else []), "patterns:", len(text), code, out[:300], said)


one_file()
the_folder_above()
pages()
fixing()
unreadable()
ignored()
check.end()
