"""What python3-jira (pycontribs) offers, as its users call it: people, groups and what the server tells of itself."""
from table import row
from world import at, j, names


@row()
def add_user():
    assert j().add_user("charlie", "charlie@example.com", password="charlie-pass-1", fullname="Charlie") is True
    assert j().user("charlie").displayName == "Charlie"
    return True


@row()
def user():
    found = j().user("charlie", expand="groups")
    assert found.emailAddress == "charlie@example.com" and found.active
    return found


@row()
def rename_user():
    j().rename_user("charlie", "charles")
    assert j().user("charles").displayName == "Charlie"


@row()
def add_group():
    assert j().add_group("runners") is True
    return True


@row()
def add_user_to_group():
    found = j().add_user_to_group("charles", "runners")
    return found


@row()
def group():
    found = j().group("runners", expand="users")
    assert found.name == "runners" and found.users.size == 1, found.raw
    return found


@row()
def group_members():
    for number in range(60):
        j().add_user(f"member{number:02}", f"member{number}@example.com", fullname=f"Member {number}")
        j().add_user_to_group(f"member{number:02}", "runners")
    members = j().group_members("runners")
    assert len(members) == 61 and members["charles"]["fullname"] == "Charlie", len(members)
    return members


@row()
def groups():
    found = j().groups(query="runn")
    assert found == ["runners"], found
    return found


@row()
def remove_user_from_group():
    assert j().remove_user_from_group("charles", "runners") is True
    assert "charles" not in j().group_members("runners")
    return True


@row()
def remove_group():
    assert j().remove_group("runners") is True
    return True


@row()
def search_users():
    found = j().search_users("charl")
    assert names(found) == ["charles"], found
    return found


@row()
def search_assignable_users_for_issues():
    found = j().search_assignable_users_for_issues("fred", project="TEST")
    assert names(found) == ["fred"]
    assert names(j().search_assignable_users_for_issues("fred", issueKey=at["issue"].key)) == ["fred"]
    return found


@row()
def search_assignable_users_for_projects():
    found = j().search_assignable_users_for_projects("fred", "TEST,NEW")
    assert names(found) == ["fred"]
    return found


@row()
def search_allowed_users_for_issue():
    found = j().search_allowed_users_for_issue("fred", issueKey=at["issue"].key)
    assert names(found) == ["fred"]
    return found


@row()
def delete_user():
    assert j().delete_user("charles") is True
    return True


@row()
def my_permissions():
    found = j().my_permissions(projectKey="TEST")
    assert found["permissions"]["BROWSE_PROJECTS"]["havePermission"] is True
    return found


@row()
def application_properties():
    found = j().application_properties()
    assert "jira.title" in [one["key"] for one in found]
    assert j().application_properties(key="jira.title")["key"] == "jira.title"
    return found


@row()
def set_application_property():
    j().set_application_property("jira.title", "Their tracker")
    assert j().application_properties(key="jira.title")["value"] == "Their tracker"


@row()
def server_info():
    found = j().server_info()
    assert found["deploymentType"] == "Server"
    return found


@row()
def client_info():
    return j().client_info()
