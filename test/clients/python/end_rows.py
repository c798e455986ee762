"""What python3-jira (pycontribs) offers, as its users call it: what comes last, since it takes things away."""
from jira import JIRA
from table import row
from world import at, j, keys


@row()
def delete_project():
    assert j().delete_project("NEW") is True
    assert "NEW" not in keys(j().projects())
    return True


@row()
def workflowscheme():
    found = j().workflowscheme()
    return found


@row()
def applicationlinks():
    found = j().applicationlinks()
    assert found == [], found
    return found


@row()
def supports_service_desk():
    assert j().supports_service_desk() is False
    return False


@row()
def async_do():
    quick = JIRA(at["base"], basic_auth=(at["user"], at["password"]), max_retries=0)
    quick.async_do()
    quick.close()


@row()
def kill_websudo():
    response = at["cookie"].kill_websudo()
    assert response.status_code == 204, response.status_code
    return response


@row()
def kill_session():
    response = at["cookie"].kill_session()
    assert response.status_code == 204, response.status_code
    return response


@row()
def close():
    j().close()
