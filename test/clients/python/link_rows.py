"""What python3-jira (pycontribs) offers, as its users call it: votes, watchers, links and properties of issues."""
from jira import JIRA, JIRAError
from table import row
from world import at, j, keys, names


@row()
def add_vote():
    j().assign_issue(at["bug"], "fred")
    as_fred = at["fred"] = JIRA(at["base"], basic_auth=("fred", "user-password-1"), max_retries=0)
    response = as_fred.add_vote(at["bug"].key)
    assert j().votes(at["bug"]).votes == 1
    return response


@row()
def votes():
    found = j().votes(at["bug"])
    assert found.voters[0].name == "fred" and not found.hasVoted
    return found


@row()
def remove_vote():
    at["fred"].remove_vote(at["bug"].key)
    assert j().votes(at["bug"]).votes == 0


@row()
def add_watcher():
    response = j().add_watcher(at["issue"], "jane")
    assert "jane" in names(j().watchers(at["issue"]).watchers)
    return response


@row()
def watchers():
    found = j().watchers(at["issue"])
    assert found.watchCount == 2 and found.isWatching
    return found


@row("Watchers.delete")
def watchers_delete():
    j().watchers(at["issue"]).delete("jane")
    assert names(j().watchers(at["issue"]).watchers) == ["admin"]


@row()
def remove_watcher():
    response = j().remove_watcher(at["issue"], "admin")
    assert j().watchers(at["issue"]).watchers == []
    return response


@row()
def issue_link_types():
    types = j().issue_link_types()
    assert "Blocks" in names(types)
    return types


@row()
def issue_link_type():
    blocks = next(one for one in j().issue_link_types() if one.name == "Blocks")
    found = j().issue_link_type(blocks.id)
    assert found.outward == "blocks"
    return found


@row()
def create_issue_link():
    response = j().create_issue_link("Blocks", at["issue"].key, at["bug"].key, comment={"body": "So it is."})
    links = j().issue(at["issue"].key).fields.issuelinks
    assert links[0].outwardIssue.key == at["bug"].key, links[0].raw
    at["link"] = links[0]
    return response


@row()
def issue_link():
    found = j().issue_link(at["link"].id)
    assert found.type.name == "Blocks" and found.inwardIssue.key == at["issue"].key
    return found


@row()
def delete_issue_link():
    response = j().delete_issue_link(at["link"].id)
    assert j().issue(at["issue"].key).fields.issuelinks == []
    return response


@row()
def add_remote_link():
    destination = {"url": "http://example.com/1", "title": "One"}
    at["remote"] = remote = j().add_remote_link(at["issue"].key, destination, globalId="id=1&x=2", relationship="is")
    assert remote.id
    return remote


@row()
def add_simple_link():
    return j().add_simple_link(at["issue"].key, {"url": "http://example.com/2", "title": "Two"})


@row()
def remote_links():
    links = j().remote_links(at["issue"])
    assert [one.object.title for one in links] == ["One", "Two"]
    return links


@row()
def remote_link():
    found = j().remote_link(at["issue"].key, at["remote"].id)
    assert found.globalId == "id=1&x=2" and found.relationship == "is"
    return found


@row("RemoteLink.update")
def remote_link_update():
    found = j().remote_link(at["issue"].key, at["remote"].id)
    found.update({"url": "http://example.com/1", "title": "Another"}, globalId="id=1&x=2")
    assert found.object.title == "Another", found.raw
    return found


@row()
def delete_remote_link():
    response = j().delete_remote_link(at["issue"].key, global_id="id=1&x=2")
    rest = j().remote_links(at["issue"].key)
    assert len(rest) == 1
    j().delete_remote_link(at["issue"].key, internal_id=rest[0].id)
    assert j().remote_links(at["issue"].key) == []
    return response


@row()
def add_issue_property():
    response = j().add_issue_property(at["issue"].key, "flag", {"on": True})
    return response


@row()
def issue_properties():
    found = j().issue_properties(at["issue"].key)
    assert keys(found) == ["flag"]
    return found


@row()
def issue_property():
    found = j().issue_property(at["issue"].key, "flag")
    assert found.value.on is True
    return found


@row("Issue.delete")
def issue_delete():
    parent = j().create_issue(project="TEST", summary="Parent", issuetype="Task")
    j().create_issue(project="TEST", summary="Child", issuetype="Sub-task", parent={"key": parent.key})
    parent = j().issue(parent.key)
    assert [one.fields.summary for one in parent.fields.subtasks] == ["Child"]
    parent.delete(deleteSubtasks=True)
    try:
        j().issue(parent.key)
    except JIRAError as error:
        assert error.status_code == 404 and error.text == "Issue Does Not Exist", error.text
    else:
        raise AssertionError("it is to be gone")
