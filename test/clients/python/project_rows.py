"""What python3-jira (pycontribs) offers, as its users call it: projects, their versions, components and roles."""
from table import row
from world import at, j, keys, names


@row()
def projects():
    found = j().projects(expand="lead")
    assert "TEST" in keys(found) and found[0].lead.name == "admin"
    return found


@row()
def project():
    found = at["project"] = j().project("TEST")
    assert found.name == "Test project" and found.lead.name == "admin"
    assert [one.name for one in found.issueTypes]
    return found


@row()
def create_project():
    made = j().create_project("NEW", name="New one", template_name="Task management", ptype="business")
    found = j().project("NEW")
    assert found.id == str(made["id"]), made
    found.update(name="Newer one")
    assert j().project("NEW").name == "Newer one"
    return made


@row()
def create_version():
    at["version"] = version = j().create_version("1.0", "TEST", description="First", releaseDate="2030-01-31")
    assert version.releaseDate == "2030-01-31" and not version.released
    return version


@row()
def project_versions():
    found = j().project_versions("TEST")
    assert names(found) == ["1.0"]
    return found


@row()
def get_project_version_by_name():
    return j().get_project_version_by_name("TEST", "1.0")


@row()
def rename_version():
    j().rename_version("TEST", "1.0", "1.1")
    assert j().version(at["version"].id).name == "1.1"


@row()
def version():
    found = j().version(at["version"].id, expand="operations")
    assert found.description == "First"
    return found


@row("Version.update")
def version_update():
    found = j().version(at["version"].id)
    found.update(name="1.2", released=True)
    assert found.name == "1.2" and found.released
    return found


@row()
def move_version():
    j().create_version("0.9", "TEST")
    moved = j().move_version(at["version"].id, position="Last")
    assert names(j().project_versions("TEST"))[-1] == "1.2"
    other = j().project_versions("TEST")[0]
    j().move_version(at["version"].id, after=other.self)
    return moved


@row()
def version_count_related_issues():
    at["issue"].update(fields={"fixVersions": [{"name": "1.2"}], "versions": [{"name": "1.2"}]})
    counts = j().version_count_related_issues(at["version"].id)
    assert (counts["issuesFixedCount"], counts["issuesAffectedCount"]) == (1, 1), counts
    return counts


@row()
def version_count_unresolved_issues():
    count = j().version_count_unresolved_issues(at["version"].id)
    assert count in (0, 1), count
    return count


@row("Version.delete")
def version_delete():
    found = j().version(at["version"].id)
    other = next(one for one in j().project_versions("TEST") if one.name == "0.9")
    found.delete(moveFixIssuesTo=other.id, moveAffectedIssuesTo=other.id)
    assert names(j().issue(at["issue"].key).fields.fixVersions) == ["0.9"]


@row()
def create_component():
    at["component"] = found = j().create_component(
        "Engine", "TEST", description="It turns.", leadUserName="fred", assigneeType="COMPONENT_LEAD"
    )
    assert found.lead.name == "fred" and found.assigneeType == "COMPONENT_LEAD"
    return found


@row()
def project_components():
    found = j().project_components("TEST")
    assert names(found) == ["Engine"]
    return found


@row()
def component():
    found = j().component(at["component"].id)
    found.update(name="Motor")
    assert found.name == "Motor" and found.project == "TEST", found.raw
    return found


@row()
def component_count_related_issues():
    at["issue"].update(fields={"components": [{"name": "Motor"}]})
    count = j().component_count_related_issues(at["component"].id)
    assert count == 1, count
    return count


@row("Component.delete")
def component_delete():
    other = j().create_component("Wheels", "TEST")
    j().component(at["component"].id).delete(moveIssuesTo=other.id)
    assert names(j().issue(at["issue"].key).fields.components) == ["Wheels"]


@row()
def delete_component():
    other = j().project_components("TEST")[0]
    response = j().delete_component(other.id)
    assert j().project_components("TEST") == []
    return response


@row()
def project_roles():
    found = j().project_roles("TEST")
    assert found["Administrators"]["id"]
    at["role"] = found["Administrators"]["id"]
    return found


@row()
def project_role():
    found = j().project_role("TEST", at["role"])
    assert found.name == "Administrators"
    return found


@row("Role.add_user")
def role_add_user():
    j().project_role("TEST", at["role"]).add_user(users="fred")
    actors = j().project_role("TEST", at["role"]).actors
    assert "fred" in names(actors), actors
    return actors


@row("Role.update")
def role_update():
    j().project_role("TEST", at["role"]).update(users=["jane"], groups=["jira-administrators"])
    actors = j().project_role("TEST", at["role"]).actors
    assert sorted(names(actors)) == ["jane", "jira-administrators"], actors
    return actors


@row()
def role():
    found = j().role()
    assert "Administrators" in [one["name"] for one in found]
    return found
