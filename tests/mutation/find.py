"""Finds the mutants of C++ files and writes the files anew so that each can be turned on by its number (mutant.hpp).

libclang says where expressions begin and end, so templates, includes, text and comments are no operators, and one
operator can be given another meaning without touching what stands around it."""
import os
import re
from dataclasses import dataclass

from clang.cindex import Config, CursorKind, Index, TokenKind, TypeKind

Config.set_library_file("/usr/lib/llvm-16/lib/libclang.so.1")

# Operator: the function of mutant.hpp, and what each of its mutants makes of it.
OPERATORS = {
    "<": ("less", ["<=", ">="]),
    "<=": ("at_most", ["<", ">"]),
    ">": ("greater", [">=", "<="]),
    ">=": ("at_least", [">", "<"]),
    "==": ("equal_not", ["!="]),
    "!=": ("differs_not", ["=="]),
    "+": ("plus_minus", ["-"]),
    "-": ("minus_plus", ["+"]),
    "*": ("times_over", ["/"]),
    "/": ("over_times", ["*"]),
    "%": ("rest_over", ["/"]),
    "+=": ("add", ["-="]),
    "-=": ("subtract", ["+="]),
}
LOGIC = {"&&": "||", "||": "&&"}
CALLS = {"min": ("Min", "max"), "max": ("Max", "min"), "next": ("Next", "prev"), "prev": ("Prev", "next")}
STEPS = {"++", "--"}
WHOLE_NUMBERS = {TypeKind.INT, TypeKind.UINT, TypeKind.LONG, TypeKind.ULONG, TypeKind.LONGLONG, TypeKind.ULONGLONG,
                 TypeKind.SHORT, TypeKind.USHORT, TypeKind.UCHAR, TypeKind.SCHAR}
# What must be known when compiling.
FIXED = {CursorKind.STATIC_ASSERT, CursorKind.ENUM_CONSTANT_DECL, CursorKind.TEMPLATE_NON_TYPE_PARAMETER,
         CursorKind.TEMPLATE_TYPE_PARAMETER, CursorKind.TYPE_ALIAS_DECL, CursorKind.TYPE_REF, CursorKind.TEMPLATE_REF}


@dataclass
class Mutant:
    path: str
    line: int
    column: int
    was: str
    becomes: str
    source: str  # the line of the source
    nth: int = 0  # of those that look alike in the file
    id: int = -1
    edits: list = None  # those of all mutants of one operator stand with the first; @0 is its number, @1 the next

    @property
    def key(self):
        return (self.path, self.source, f"{self.was} -> {self.becomes}", self.nth)


class File:
    """One source file: its mutants, and its text with them written in."""

    def __init__(self, path, shown, arguments, of=None):
        """`path`: the file; `shown`: its name in the repository; `of`: for a header, the file to parse that includes it."""
        self.path, self.shown = path, shown
        with open(path, encoding="utf-8") as file:
            self.text = file.read()
        self.bytes = self.text.encode()
        self.lines = self.text.split("\n")
        self.unit = Index.create().parse(of or path, args=arguments)
        fatal = [d for d in self.unit.diagnostics if d.severity >= 3]
        if fatal:
            raise SystemExit(f"mutate: {shown}: {fatal[0].spelling}")
        extent = self.unit.get_extent(path, (0, len(self.bytes)))
        self.tokens = [(t.extent.start.offset, t.extent.end.offset, t.spelling, t.kind)
                       for t in self.unit.get_tokens(extent=extent) if t.kind != TokenKind.COMMENT]
        self.at = {t[0]: i for i, t in enumerate(self.tokens)}
        self.file, self.seen, self.mutants, self.constants = path, set(), [], []
        self.walk(self.unit.cursor)
        del self.unit, self.tokens, self.at  # a parsed file takes a hundred megabytes

    # ---- finding

    def mine(self, cursor):
        return cursor.location.file is not None and cursor.location.file.name == self.file

    def walk(self, cursor):
        for child in cursor.get_children():
            if cursor.kind == CursorKind.TRANSLATION_UNIT and not self.mine(child):
                continue
            if child.kind in FIXED:
                continue
            if self.mine(child):
                self.look_at(child, cursor)
            self.walk(child)

    def look_at(self, cursor, parent):
        if cursor.kind == CursorKind.VAR_DECL and any(t.spelling == "constexpr" for t in cursor.get_tokens()):
            start, end = cursor.extent.start.offset, cursor.extent.end.offset
            for token in self.tokens:
                if start <= token[0] < end and token[2] == "constexpr":
                    self.constants.append((token[0], token[1], start, end))
                    break
        if cursor.kind.is_expression() or cursor.kind == CursorKind.UNEXPOSED_EXPR:
            self.binary(cursor)
            self.unary(cursor, parent)
            self.literal(cursor, parent)
            self.call(cursor)

    def between(self, left, right):
        """The one token between two ends, by its place; None where there are more."""
        found = [i for i in range(self.first_from(left), len(self.tokens)) if self.tokens[i][0] < right]
        return found[0] if len(found) == 1 else None

    def first_from(self, offset):
        low, high = 0, len(self.tokens)
        while low < high:
            middle = (low + high) // 2
            if self.tokens[middle][0] < offset:
                low = middle + 1
            else:
                high = middle
        return low

    def operands(self, cursor):
        return [(c.extent.start.offset, c.extent.end.offset) for c in cursor.get_children()
                if c.kind.is_expression() and c.extent.end.offset > c.extent.start.offset]

    def binary(self, cursor):
        parts = [p for p in self.operands(cursor) if not self.is_operator(p)]
        if len(parts) != 2 or parts[0][1] > parts[1][0]:
            return
        place = self.between(parts[0][1], parts[1][0])
        if place is None:
            return
        start, end, written, _ = self.tokens[place]
        (a, b), (c, d) = parts
        if start in self.seen:
            return
        if written in OPERATORS:
            name, ways = OPERATORS[written]
            edits = [("open", a, d, f"::mutant::{name}(@0, "), ("swap", start, end, ","), ("close", a, d, ")")]
            self.add(start, written, ways, edits)
        elif written in LOGIC:
            # (A != m && B != m) != m is A && B, and with m true !(!A && !B), which is A || B; the other way round as well.
            truth, chosen = "(static_cast<bool>(", ") != ::mutant::on(@0))"
            edits = [("open", a, d, "(("), ("open", a, b, truth), ("close", a, b, chosen),
                     ("open", c, d, truth), ("close", c, d, chosen), ("close", a, d, chosen)]
            self.add(start, written, [LOGIC[written]], edits)

    def is_operator(self, part):
        """Whether a part of an expression is the name of the overloaded operator itself."""
        token = self.tokens[self.at[part[0]]] if part[0] in self.at else None
        return token is not None and token[1] == part[1] and token[2] in OPERATORS.keys() | LOGIC.keys()

    def unary(self, cursor, parent):
        parts = self.operands(cursor)
        start, end = cursor.extent.start.offset, cursor.extent.end.offset
        if start not in self.at or start in self.seen:
            return
        token = self.tokens[self.at[start]]
        inner = [p for p in parts if p[0] > start or p == (token[1], end)]
        if token[2] == "!" and inner and cursor.kind in (CursorKind.UNARY_OPERATOR, CursorKind.CALL_EXPR, CursorKind.UNEXPOSED_EXPR):
            edits = [("open", start, end, "(::mutant::on(@0) == "), ("swap", token[0], token[1], "static_cast<bool>("),
                     ("close", start, end, "))")]
            self.add(start, "!", ["(nothing)"], edits)
        elif token[2] in STEPS and inner and parent.kind not in (CursorKind.FOR_STMT,):
            operand = self.bytes[token[1]:end].decode()
            edits = [("open", start, end, f"(::mutant::on(@0) ? {operand} : "), ("close", start, end, ")")]
            self.add(start, token[2], ["(nothing)"], edits)

    def literal(self, cursor, parent):
        start, end = cursor.extent.start.offset, cursor.extent.end.offset
        if start not in self.at or start in self.seen:
            return
        token = self.tokens[self.at[start]]
        if token[1] != end:
            return
        if token[2] in ("true", "false") and cursor.kind == CursorKind.CXX_BOOL_LITERAL_EXPR:
            no = "!" if token[2] == "true" else ""
            self.add(start, token[2], ["false" if no else "true"], [("swap", start, end, f"({no}::mutant::on(@0))")])
            return
        number = re.fullmatch(r"([0-9][0-9']*)([A-Za-z]*)", token[2])
        if not number or token[3] != TokenKind.LITERAL:
            return
        value, suffix = int(number[1].replace("'", "")), number[2]
        ways = [f"{value + 1}{suffix}"] + ([f"{value - 1}{suffix}"] if value > 0 else [])
        # Braces take no number that is not known when compiling where it might not fit: then its type is said.
        wider = parent.type.get_canonical() if (parent.extent.start.offset, parent.extent.end.offset) == (start, end) else None
        said = f"static_cast<{wider.spelling}>" if wider is not None and wider.kind in WHOLE_NUMBERS else ""
        choice = "".join(f"::mutant::on(@{i}) ? {way} : " for i, way in enumerate(ways))
        self.add(start, token[2], ways, [("swap", start, end, f"{said}({choice}{token[2]})")])

    def call(self, cursor):
        """std::min(a, b), with or without <T>; std::next(a)."""
        if cursor.kind != CursorKind.CALL_EXPR or cursor.extent.start.offset not in self.at:
            return
        i = self.at[cursor.extent.start.offset]
        if [t[2] for t in self.tokens[i:i + 2]] != ["std", "::"] or self.tokens[i + 2][2] not in CALLS:
            return
        name = self.tokens[i + 2]
        arguments = len(list(cursor.get_arguments()))
        if name[0] in self.seen or arguments not in ((2,) if name[2] in ("min", "max") else (1, 2)):
            return
        if name[2] in ("next", "prev") and arguments == 2 and self.tokens[i + 3][2] != "(":
            return
        maker, other = CALLS[name[2]]
        start, end = self.tokens[i][0], name[1]
        self.add(name[0], name[2], [other], [("swap", start, end, f"::mutant::{maker}<@0>::of")])

    def add(self, offset, was, ways, edits):
        self.seen.add(offset)
        line = self.bytes.count(b"\n", 0, offset) + 1
        column = offset - (self.bytes.rfind(b"\n", 0, offset) + 1) + 1
        group = []
        for becomes in ways:
            mutant = Mutant(self.shown, line, column, was, becomes, self.lines[line - 1].strip())
            mutant.nth = sum(m.key[:3] == mutant.key[:3] for m in self.mutants)
            mutant.edits = edits if not group else None
            group.append(mutant)
            self.mutants.append(mutant)

    # ---- writing

    def written(self, header, without):
        """The text with all mutants in it whose line is not among `without`."""
        opens, closes, swaps = {}, {}, {}
        places, order = [], 0
        for mutant in self.mutants:
            if mutant.edits is None or mutant.line in without:
                continue
            for kind, a, b, text in mutant.edits:
                text = text.replace("@0", str(mutant.id)).replace("@1", str(mutant.id + 1))
                places.append(a)
                order += 1  # what stands around an expression was found before it
                if kind == "open":
                    opens.setdefault(a, []).append((-b, order, text))
                elif kind == "close":
                    closes.setdefault(b, []).append((-a, -order, text))
                else:
                    swaps[a] = (b, text)
        for start, end, begin, stop in self.constants:  # a constant that is mutated is known only when the program runs
            if any(begin <= p < stop for p in places):
                swaps[start] = (end, "const")
        out, at, skip = [], 0, 0
        data = self.bytes
        for i in range(len(data) + 1):
            for _, _, text in sorted(closes.get(i, [])):
                out.append(text.encode())
            for _, _, text in sorted(opens.get(i, [])):
                out.append(text.encode())
            if i in swaps:
                skip, text = swaps[i]
                out.append(text.encode())
            if i < len(data) and i >= skip:
                out.append(data[i:i + 1])
        return f'#include "{header}"\n#line 1 "{self.path}"\n'.encode() + b"".join(out)


def arguments_of(entry):
    """What libclang needs of a compiler's command line."""
    words = [w for w in re.split(r"\s+", entry["command"])]
    keep, i = [], 0
    while i < len(words):
        if words[i] in ("-I", "-isystem"):
            keep += words[i:i + 2]
            i += 1
        elif words[i].startswith(("-I", "-D", "-std", "-isystem")):
            keep.append(words[i])
        i += 1
    return [os.path.join(entry["directory"], w) if w.startswith("..") else w for w in keep]
