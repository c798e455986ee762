"""python3-jira, every method of it: see table.py for how the test asks."""
import inspect

import jira as library
from jira import JIRA, resources
from table import converse
from world import begin

import issue_rows  # noqa: F401, I001
import link_rows  # noqa: F401
import project_rows  # noqa: F401
import scheme_rows  # noqa: F401
import people_rows  # noqa: F401
import avatar_rows  # noqa: F401
import absent_rows  # noqa: F401
import end_rows  # noqa: F401


def offered():
    """The methods of the client, and those that resources have of their own."""
    found = [name for name, one in inspect.getmembers(JIRA) if callable(one) and not name.startswith("_")]
    for name, one in inspect.getmembers(resources, inspect.isclass):
        if issubclass(one, resources.Resource):
            own = [method for method, function in vars(one).items() if inspect.isfunction(function)]
            found += [f"{name}.{method}" for method in own if not method.startswith("_")]
    return found


converse(library.__version__, offered(), begin)
