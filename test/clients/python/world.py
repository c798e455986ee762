"""What the rows of python3-jira work on, and what they made so far."""
from jira import JIRA

at = {}


def begin(base, user, password, file):
    at.update(base=base, user=user, password=password, file=file)
    at["jira"] = JIRA(base, basic_auth=(user, password), max_retries=0)
    at["cookie"] = JIRA(base, auth=(user, password), max_retries=0)


def j():
    return at["jira"]


def keys(things):
    return [thing.key for thing in things]


def names(things):
    return [thing.name for thing in things]
