"""What python3-jira (pycontribs) offers, as its users call it: issues and all that hangs on them."""
from jira import JIRAError
from table import row
from world import at, j


@row()
def session():
    me = at["cookie"].session()
    assert me.name == "admin", me.raw
    return me


@row()
def myself():
    me = j().myself()
    assert me["name"] == "admin" and me["active"], me
    return me


@row()
def current_user():
    name = j().current_user()
    assert name == "admin", name
    return name


@row()
def create_issue():
    at["issue"] = issue = j().create_issue(project="TEST", summary="Made", issuetype={"name": "Task"})
    assert issue.fields.summary == "Made" and issue.fields.project.key == "TEST"
    return issue


@row()
def create_issues():
    fields = {"project": "TEST", "issuetype": {"name": "Bug"}}
    made = j().create_issues([dict(fields, summary="One"), dict(fields, summary="")])
    assert [one["status"] for one in made] == ["Success", "Error"], made
    assert made[0]["issue"].fields.summary == "One"
    assert "summary" in made[1]["error"], made
    at["bug"] = made[0]["issue"]
    return made[0]


@row()
def issue():
    found = j().issue(at["issue"].key, fields="summary,status", expand="changelog,names")
    assert found.id == at["issue"].id and found.changelog.total == 0
    return found


@row("Issue.update")
def issue_update():
    found = at["issue"]
    found.update(summary="Edited", description="At length")
    found.update(update={"labels": [{"add": "a"}, {"add": "b"}]})
    found.update(fields={"priority": {"name": "High"}}, notify=False)
    assert found.fields.summary == "Edited" and found.fields.labels == ["a", "b"]
    assert found.fields.priority.name == "High"
    return found


@row("Issue.add_field_value")
def issue_add_field_value():
    at["issue"].add_field_value("labels", "c")
    assert j().issue(at["issue"].key).fields.labels == ["a", "b", "c"]


@row("Issue.get_field")
def issue_get_field():
    return at["issue"].get_field("summary")


@row("Issue.permalink")
def issue_permalink():
    link = at["issue"].permalink()
    assert link == f"{at['base']}/browse/{at['issue'].key}", link
    return link


@row()
def assign_issue():
    assert j().assign_issue(at["issue"], "fred")
    assert j().issue(at["issue"].key).fields.assignee.name == "fred"
    assert j().assign_issue(at["issue"], None)
    return True


@row()
def rank():
    response = j().rank("TEST-2", next_issue="TEST-1")
    found = j().search_issues("key in (TEST-1, TEST-2) ORDER BY Rank", fields="summary")
    assert [issue.key for issue in found] == ["TEST-2", "TEST-1"]
    return response


@row()
def editmeta():
    meta = j().editmeta(at["issue"])
    assert sorted(meta["fields"]["labels"]["operations"]) == ["add", "remove", "set"]
    assert meta["fields"]["summary"]["required"]
    return meta


@row()
def createmeta():
    meta = j().createmeta(projectKeys="TEST", issuetypeNames="Bug", expand="projects.issuetypes.fields")
    types = meta["projects"][0]["issuetypes"]
    assert [one["name"] for one in types] == ["Bug"] and types[0]["fields"]["summary"]["required"]
    return meta


@row()
def transitions():
    found = j().transitions(at["issue"], expand="transitions.fields")
    assert found[0]["to"]["name"] and "fields" in found[0]
    return found


@row()
def find_transitionid_by_name():
    first = j().transitions(at["issue"])[0]
    number = j().find_transitionid_by_name(at["issue"], first["name"])
    assert number == first["id"], number
    return number


@row()
def transition_issue():
    first = j().transitions(at["issue"])[0]
    j().transition_issue(at["issue"], first["name"], comment="On it.")
    found = j().issue(at["issue"].key)
    assert found.fields.status.name == first["to"]["name"]
    assert found.fields.comment.comments[0].body == "On it."
    found.fields.comment.comments[0].delete()


@row()
def search_issues():
    for number in range(7):
        j().create_issue(project="TEST", summary=f"Page {number}", issuetype="Task", prefetch=False)
    found = j().search_issues('summary ~ "Page" order by key', maxResults=3)
    assert (len(found), found.total, found.startAt, found.maxResults) == (3, 7, 0, 3)
    every = j().search_issues('summary ~ "Page" order by key', maxResults=False, fields="summary")
    assert [one.fields.summary for one in every] == [f"Page {number}" for number in range(7)]
    raw = j().search_issues(f"key = {at['issue'].key}", json_result=True)
    assert raw["issues"][0]["key"] == at["issue"].key
    try:
        j().search_issues("nothing = 1")
    except JIRAError as error:
        assert error.status_code == 400 and "nothing" in error.text, error.text
    else:
        raise AssertionError("a field that does not exist is to be told")
    return found


@row()
def add_comment():
    at["comment"] = comment = j().add_comment(
        at["issue"], "Seen.", visibility={"type": "role", "value": "Administrators"}
    )
    assert comment.author.name == "admin" and comment.visibility.value == "Administrators"
    return comment


@row()
def comments():
    found = j().comments(at["issue"])
    assert [one.body for one in found] == ["Seen."]
    return found


@row()
def comment():
    found = j().comment(at["issue"], at["comment"].id, expand="renderedBody")
    assert found.body == "Seen." and "Seen." in found.renderedBody
    return found


@row("Comment.update")
def comment_update():
    at["comment"].update(body="Seen twice.")
    assert at["comment"].body == "Seen twice.", at["comment"].raw
    at["comment"].update(body="Seen thrice.", visibility={"type": "group", "value": "jira-administrators"})
    assert j().comment(at["issue"], at["comment"].id).visibility.type == "group"
    return at["comment"]


@row()
def add_attachment():
    at["attachment"] = attachment = j().add_attachment(at["issue"], at["file"])
    assert attachment.filename == "notes.txt" and attachment.size == 11
    return attachment


@row()
def attachment():
    found = j().attachment(at["attachment"].id)
    assert found.mimeType == "text/plain" and found.author.name == "admin"
    return found


@row("Attachment.get")
def attachment_get():
    content = at["attachment"].get()
    assert content == b"Some notes.", content
    return content


@row("Attachment.iter_content")
def attachment_iter_content():
    parts = list(at["attachment"].iter_content(chunk_size=4))
    assert b"".join(parts) == b"Some notes.", parts
    return parts


@row()
def attachment_meta():
    meta = j().attachment_meta()
    assert meta["enabled"] is True and meta["uploadLimit"] > 0
    return meta


@row()
def delete_attachment():
    j().delete_attachment(at["attachment"].id)
    assert j().issue(at["issue"].key).fields.attachment == []


@row()
def add_worklog():
    at["worklog"] = worklog = j().add_worklog(
        at["issue"], timeSpent="2h", comment="Hours", adjustEstimate="new", newEstimate="4h"
    )
    assert worklog.timeSpentSeconds == 7200
    return worklog


@row()
def worklogs():
    found = j().worklogs(at["issue"])
    assert [one.id for one in found] == [at["worklog"].id]
    return found


@row()
def worklog():
    found = j().worklog(at["issue"], at["worklog"].id)
    assert found.comment == "Hours"
    found.update(comment="More hours")
    assert found.comment == "More hours", found.raw
    return found


@row("Worklog.delete")
def worklog_delete():
    at["worklog"].delete(adjustEstimate="new", newEstimate="1d")
    assert j().issue(at["issue"].key).fields.timetracking.remainingEstimate == "1d"
