"""Small wrong changes to a module, all in one syntax tree: each asleep until its number is said.

An expression becomes `wrong if __mutant__ == 7 else right`, a statement `if __mutant__ != 8: ...`.
So one import serves every mutant. Left alone: words, annotations, log lines, zip(strict=),
and numbers at the top of a module: they are chosen, and a test that says them again proves nothing.
"""

import ast
import copy
from dataclasses import dataclass

SWITCH = "__mutant__"
_COMPARED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}
_COUNTED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.FloorDiv,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
    ast.BitXor: ast.BitOr,
    ast.LShift: ast.RShift,
    ast.RShift: ast.LShift,
}
_NOT_WRAPPED = {"property", "dataclass", "staticmethod", "classmethod"}


@dataclass(frozen=True)
class Mutant:
    """One change. place: the function it stands in; at_import: it counts while the module loads."""

    number: int
    line: int
    place: str
    change: str
    at_import: bool

    @property
    def name(self) -> str:
        """What stays the same when lines move."""
        return f"{self.place}: {self.change}"


class Planter(ast.NodeTransformer):
    """Plants every mutant in a tree; planted: what they are, in order of their numbers."""

    def __init__(self) -> None:
        self.planted: list[Mutant] = []
        self._names: list[str] = []
        self._functions = 0
        self._truth = False  # the function around says that it returns a bool

    def _note(self, node: ast.AST, before: str, after: str) -> int:
        number = len(self.planted) + 1
        place = ".".join(self._names) or "module"
        change = f"{_short(before)} -> {_short(after)}"
        line = getattr(node, "lineno", 0)
        self.planted.append(Mutant(number, line, place, change, not self._functions))
        return number

    def _choice(self, node: ast.expr, wrong: list[ast.expr], right: ast.expr) -> ast.expr:
        for other in wrong:
            number = self._note(node, ast.unparse(node), ast.unparse(other))
            right = ast.IfExp(_said(number, ast.Eq()), copy.deepcopy(other), right)
        return right

    def _unless(self, original: ast.stmt, planted: ast.stmt) -> ast.stmt:
        number = self._note(original, ast.unparse(original), "nothing")
        return ast.If(_said(number, ast.NotEq()), [planted], [])

    # Names, and what is left alone

    def visit_ClassDef(self, node: ast.ClassDef) -> ast.AST:
        self._names.append(node.name)
        node.body = [self.visit(part) for part in node.body]
        self._names.pop()
        return node

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        self._names.append(node.name)
        node.decorator_list = [self._bare(part) for part in node.decorator_list]
        node.args.defaults = [self.visit(part) for part in node.args.defaults]
        node.args.kw_defaults = [part and self.visit(part) for part in node.args.kw_defaults]
        truth, self._truth = self._truth, _says_bool(node)
        self._functions += 1
        node.body = [self.visit(part) for part in node.body]
        self._functions -= 1
        self._truth = truth
        self._names.pop()
        return node

    def _bare(self, decorator: ast.expr) -> ast.expr:
        if ast.unparse(decorator).split("(")[0].split(".")[-1] in _NOT_WRAPPED:
            return decorator
        nothing = ast.parse("lambda it: it", mode="eval").body
        return self._choice(decorator, [nothing], copy.deepcopy(decorator))

    def visit_AnnAssign(self, node: ast.AnnAssign) -> ast.AST:
        node.value = node.value and self.visit(node.value)
        return node

    def visit_JoinedStr(self, node: ast.JoinedStr) -> ast.AST:
        return node

    def visit_keyword(self, node: ast.keyword) -> ast.AST:
        if node.arg != "strict":
            node.value = self.visit(node.value)
        return node

    # Statements

    def visit_Expr(self, node: ast.Expr) -> ast.AST:
        if isinstance(node.value, ast.Constant) or ast.unparse(node).startswith("logger."):
            return node
        original = copy.deepcopy(node)
        return self._unless(original, ast.Expr(self.visit(node.value)))

    def visit_Raise(self, node: ast.Raise) -> ast.AST:
        return self._unless(node, copy.deepcopy(node))

    def visit_AugAssign(self, node: ast.AugAssign) -> ast.AST:
        original = copy.deepcopy(node)
        node.value = self.visit(node.value)
        return self._unless(original, node)

    def visit_Assign(self, node: ast.Assign) -> ast.AST:
        original = copy.deepcopy(node)
        node.value = self.visit(node.value)
        plain = all(isinstance(target, (ast.Name, ast.Tuple)) for target in node.targets)
        return node if plain else self._unless(original, node)

    def visit_If(self, node: ast.If) -> ast.AST:
        original = copy.deepcopy(node.test)
        node.test = self._condition(original, self.visit(node.test))
        node.body = [self.visit(part) for part in node.body]
        node.orelse = [self.visit(part) for part in node.orelse]
        return node

    def visit_Return(self, node: ast.Return) -> ast.AST:
        original = copy.deepcopy(node.value)
        if original is None or node.value is None:
            return node
        node.value = self.visit(node.value)
        if self._truth and not isinstance(original, ast.Constant):
            wrong: list[ast.expr] = [ast.Constant(True), ast.Constant(False)]
            node.value = self._choice(original, wrong, node.value)
        return node

    # Expressions

    def _condition(self, original: ast.expr, planted: ast.expr) -> ast.expr:
        wrong: list[ast.expr] = [ast.Constant(True), ast.Constant(False)]
        return self._choice(original, wrong, planted)

    def visit_IfExp(self, node: ast.IfExp) -> ast.AST:
        original = copy.deepcopy(node.test)
        self.generic_visit(node)
        node.test = self._condition(original, node.test)
        return node

    def visit_comprehension(self, node: ast.comprehension) -> ast.AST:
        originals = copy.deepcopy(node.ifs)
        self.generic_visit(node)
        node.ifs = [
            self._choice(original, [ast.Constant(True)], planted)
            for original, planted in zip(originals, node.ifs, strict=True)
        ]
        return node

    def visit_Compare(self, node: ast.Compare) -> ast.AST:
        wrong: list[ast.expr] = []
        for at, operator in enumerate(node.ops):
            other = copy.deepcopy(node)
            other.ops[at] = _COMPARED[type(operator)]()
            wrong.append(other)
        original = copy.deepcopy(node)
        return self._choice(original, wrong, self.generic_visit(node))  # type: ignore[arg-type]

    def visit_BoolOp(self, node: ast.BoolOp) -> ast.AST:
        other = ast.Or() if isinstance(node.op, ast.And) else ast.And()
        wrong: list[ast.expr] = [ast.BoolOp(other, node.values)]
        for left_out in range(len(node.values)):
            kept = [value for at, value in enumerate(node.values) if at != left_out]
            wrong.append(kept[0] if len(kept) == 1 else ast.BoolOp(node.op, kept))
        return self._with(node, wrong)

    def visit_UnaryOp(self, node: ast.UnaryOp) -> ast.AST:
        return self._with(node, [node.operand]) if isinstance(node.op, ast.Not) else node

    def visit_BinOp(self, node: ast.BinOp) -> ast.AST:
        if type(node.op) not in _COUNTED or isinstance(node.left, (ast.Constant, ast.JoinedStr)):
            is_word = isinstance(getattr(node.left, "value", None), (str, bytes))
            if type(node.op) not in _COUNTED or is_word or isinstance(node.left, ast.JoinedStr):
                return self.generic_visit(node)
        return self._with(node, [ast.BinOp(node.left, _COUNTED[type(node.op)](), node.right)])

    def visit_Set(self, node: ast.Set) -> ast.AST:
        empty = ast.Call(ast.Name("set", ast.Load()), [], [])
        parts = [[one for one in node.elts if one is not out] for out in node.elts]
        return self._with(node, [ast.Set(kept) if kept else empty for kept in parts])

    def visit_Constant(self, node: ast.Constant) -> ast.AST:
        if isinstance(node.value, bool):
            return self._with(node, [ast.Constant(not node.value)])
        if isinstance(node.value, int) and self._functions:
            return self._with(node, [ast.Constant(node.value + step) for step in (1, -1)])
        return node

    def _with(self, node: ast.expr, wrong: list[ast.expr]) -> ast.expr:
        """Both frozen as they were before their parts are planted."""
        original, wrong = copy.deepcopy(node), copy.deepcopy(wrong)
        return self._choice(original, wrong, self.generic_visit(node))  # type: ignore[arg-type]


def plant(source: str) -> tuple[ast.Module, list[Mutant]]:
    """The module with all its mutants asleep, and their list."""
    planter = Planter()
    tree = ast.fix_missing_locations(planter.visit(ast.parse(source)))
    return tree, _told_apart(planter.planted)


def _told_apart(mutants: list[Mutant]) -> list[Mutant]:
    """The same change twice in one function gets a number."""
    seen: dict[str, int] = {}
    found = []
    for mutant in mutants:
        seen[mutant.name] = times = seen.get(mutant.name, 0) + 1
        change = f"{mutant.change} ({times})" if times > 1 else mutant.change
        found.append(Mutant(mutant.number, mutant.line, mutant.place, change, mutant.at_import))
    return found


def _said(number: int, operator: ast.cmpop) -> ast.expr:
    return ast.Compare(ast.Name(SWITCH, ast.Load()), [operator], [ast.Constant(number)])


def _says_bool(node: ast.FunctionDef) -> bool:
    return node.returns is not None and ast.unparse(node.returns) == "bool"


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 70 else f"{text[:40]} ... {text[-25:]}"
