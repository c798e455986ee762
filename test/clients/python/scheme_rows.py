"""What python3-jira (pycontribs) offers, as its users call it: schemes, fields, filters and dashboards."""
from jira import JIRAError
from table import row
from world import at, j, keys, names


@row()
def project_permissionscheme():
    return j().project_permissionscheme("TEST")


@row()
def project_notification_scheme():
    return j().project_notification_scheme("TEST")


@row()
def project_priority_scheme():
    return j().project_priority_scheme("TEST")


@row()
def project_workflow_scheme():
    return j().project_workflow_scheme("TEST")


@row()
def permissionschemes():
    found = j().permissionschemes()
    assert "Default Permission Scheme" in [one["name"] for one in found]
    return found


@row()
def delete_permissionscheme():
    made = at["fresh"] = j()._session.post(
        at["base"] + "/rest/api/2/permissionscheme", json={"name": "Theirs"}
    ).json()
    j().delete_permissionscheme(str(made["id"]))
    assert "Theirs" not in [one["name"] for one in j().permissionschemes()]


@row()
def issuesecurityschemes():
    return j().issuesecurityschemes()


@row()
def project_issue_security_level_scheme():
    found = j().project_issue_security_level_scheme("TEST")
    assert found.name == "Secrets", found.raw
    at["level"] = found.levels[0].id
    return found


@row()
def security_level():
    found = j().security_level(at["level"])
    assert found.name == "Inner circle"
    return found


@row()
def notificationschemes():
    return j().notificationschemes()


@row()
def projectcategories():
    return j().projectcategories()


@row(unread="Looks for Jira Cloud's pages, where Jira Server has a list")
def screens():
    return j().screens()


@row()
def delete_screen():
    made = j()._session.post(at["base"] + "/rest/api/2/screens", json={"name": "Theirs"}).json()
    j().delete_screen(str(made["id"]))
    response = j()._session.get(at["base"] + "/rest/api/2/screens")
    assert "Theirs" not in [one["name"] for one in response.json()]


@row()
def workflows():
    found = j().workflows()
    assert found[0]["name"] and found[0]["steps"]
    return found


@row()
def issue_types():
    found = j().issue_types()
    assert "Bug" in names(found)
    return found


@row()
def issue_type():
    bug = next(one for one in j().issue_types() if one.name == "Bug")
    found = j().issue_type(bug.id)
    assert found.name == "Bug" and not found.subtask
    return found


@row()
def issue_type_by_name():
    return j().issue_type_by_name("Bug")


@row()
def issue_type_schemes():
    found = at["schemes"] = j().issue_type_schemes()
    assert found[0]["name"]
    return found


@row()
def get_issue_type_scheme_associations():
    found = [j().get_issue_type_scheme_associations(one["id"]) for one in at["schemes"]]
    assert "TEST" in [one["key"] for some in found for one in some]
    return found[0]


@row()
def priorities():
    found = j().priorities()
    assert "High" in names(found)
    return found


@row()
def priority():
    first = j().priorities()[0]
    found = j().priority(first.id)
    assert found.name == first.name and found.iconUrl
    return found


@row()
def resolutions():
    found = j().resolutions()
    assert "Done" in names(found)
    return found


@row()
def resolution():
    first = j().resolutions()[0]
    found = j().resolution(first.id)
    assert found.name == first.name
    return found


@row()
def statuses():
    found = j().statuses()
    assert found[0].statusCategory.key
    return found


@row()
def status():
    first = j().statuses()[0]
    assert j().status(first.name).id == first.id
    return j().status(first.id)


@row()
def statuscategories():
    found = j().statuscategories()
    assert [one.key for one in found] == ["undefined", "new", "indeterminate", "done"], keys(found)
    return found


@row()
def statuscategory():
    found = j().statuscategory(2)
    assert found.key == "new"
    return found


@row()
def fields():
    found = j().fields()
    assert "summary" in [one["id"] for one in found]
    return found


@row()
def custom_field_option():
    session, base = j()._session, at["base"] + "/rest/api/2/"
    types = "com.atlassian.jira.plugin.system.customfieldtypes:"
    made = session.post(base + "field", json={"name": "Colour", "type": types + "select"}).json()
    option = session.post(f"{base}field/{made['id']}/option", json={"value": "Red"}).json()
    found = j().custom_field_option(str(option["id"]))
    assert found.value == "Red"
    return found


@row()
def create_filter():
    at["filter"] = found = j().create_filter("Mine", "All of it", "project = TEST", favourite=True)
    assert found.owner.name == "admin" and found.favourite
    return found


@row()
def filter():
    found = j().filter(at["filter"].id)
    assert found.jql == "project = TEST" and found.searchUrl
    return found


@row()
def favourite_filters():
    found = j().favourite_filters()
    assert names(found) == ["Mine"]
    return found


@row()
def update_filter():
    found = j().update_filter(at["filter"].id, name="Ours", jql="project = TEST order by key")
    assert (found.name, found.description) == ("Ours", "All of it"), found.raw
    return found


@row()
def dashboards():
    found = j().dashboards()
    return found


@row()
def dashboard():
    made = j()._session.post(at["base"] + "/rest/api/2/dashboard", json={"name": "Mine"}).json()
    found = j().dashboard(made["id"])
    assert found.name == "Mine"
    return found


@row("Resource.find")
def resource_find():
    found = j().find("issue/{0}", at["issue"].key)
    assert found.raw["key"] == at["issue"].key
    return found


@row()
def find():
    found = j().find("project/{0}/role/{1}", ("TEST", at["role"]))
    assert found.raw["name"] == "Administrators"
    return found


@row("Resource.update")
def resource_update():
    found = j().filter(at["filter"].id)
    found.update(name="Followed")
    assert found.name == "Followed" and j().filter(at["filter"].id).name == "Followed"
    return found


@row("Resource.delete")
def resource_delete():
    j().filter(at["filter"].id).delete()
    try:
        j().filter(at["filter"].id)
    except JIRAError as error:
        assert error.status_code in (400, 404), error.status_code
    else:
        raise AssertionError("it is to be gone")
