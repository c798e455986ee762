"""A library's operations as a table of functions, and the conversation with the test that asks for them by name."""
import json
import sys
import traceback

rows = []
calls = {}
MOST_NAMES = 3


def row(name=None, **reason):
    """Adds a function to the table, under its own name or another; `absent` and `refused` give the reason."""

    def add(function):
        called = name or function.__name__
        rows.append(dict(reason, name=called))
        calls[called] = function
        return function

    return add


def absent(reason, **functions):
    for name, function in functions.items():
        rows.append({"name": name, "absent": reason})
        calls[name] = function


def described(answer):
    """What came back, by the names that it is looked into by."""
    raw = getattr(answer, "raw", None)
    if isinstance(raw, dict):
        return f"{type(answer).__name__} {names(raw)}"
    if answer is None or answer == "":
        return "nothing"
    if isinstance(answer, dict):
        return names(answer)
    if isinstance(answer, (list, tuple)):
        return f"a list of {described(answer[0])}" if answer else "an empty list"
    if hasattr(answer, "status_code"):
        return "the response"
    return f"a {type(answer).__name__}"


def names(answer):
    keys = [key for key in answer if not key.startswith("customfield_")]
    return "{" + ", ".join(keys[:MOST_NAMES]) + (", …" if len(keys) > MOST_NAMES else "") + "}"


def converse(version, offered, begin):
    """@param begin called with the arguments before the first row"""
    if sys.argv[1] == "list":
        print(json.dumps({"version": version, "offered": offered, "rows": rows}))
        return
    begin(*sys.argv[2:])
    for line in sys.stdin:
        try:
            said = {"outcome": described(calls[line.strip()]())}
        except BaseException:  # an assertion that fails, too
            said = {"failure": traceback.format_exc()}
        print(json.dumps(said), flush=True)
