"""What python3-jira (pycontribs) offers and this server has not, by its reason."""
from table import absent
from world import j

absent(
    "Boards, sprints and epics are not here yet",
    boards=lambda: j().boards(),
    create_board=lambda: j().create_board("Board", 1),
    delete_board=lambda: j().delete_board(1),
    sprints=lambda: j().sprints(1),
    sprints_by_name=lambda: j().sprints_by_name(1),
    sprint=lambda: j().sprint(1),
    create_sprint=lambda: j().create_sprint("Sprint", 1),
    update_sprint=lambda: j().update_sprint(1, name="Sprint"),
    sprint_info=lambda: j().sprint_info(1, 1),
    add_issues_to_sprint=lambda: j().add_issues_to_sprint(1, ["TEST-1"]),
    add_issues_to_epic=lambda: j().add_issues_to_epic(1, ["TEST-1"]),
    move_to_backlog=lambda: j().move_to_backlog(["TEST-1"]),
    incompletedIssuesEstimateSum=lambda: j().incompletedIssuesEstimateSum(1, 1),
    removedIssuesEstimateSum=lambda: j().removedIssuesEstimateSum(1, 1),
    removed_issues=lambda: j().removed_issues(1, 1),
)
absent(
    "Service Management is a product of its own",
    create_customer=lambda: j().create_customer("a@example.com", "A"),
    create_customer_request=lambda: j().create_customer_request({"serviceDeskId": "1", "requestTypeId": "1"}),
    service_desk=lambda: j().service_desk("1"),
    service_desks=lambda: j().service_desks(),
    request_types=lambda: j().request_types("1"),
    request_type_by_name=lambda: j().request_type_by_name("1", "Incident"),
)
absent(
    "The backup of Jira Cloud; on a server the library makes no request",
    backup=lambda: j().backup(),
    backup_complete=lambda: j().backup_complete(),
    backup_download=lambda: j().backup_download(),
    backup_progress=lambda: j().backup_progress(),
)
absent(
    "A page of the administration of Jira, sent as a form",
    deactivate_user=lambda: j().deactivate_user("fred"),
    reindex=lambda: j().reindex(),
)
absent("An app of another vendor", get_igrid=lambda: j().get_igrid("10000", "10000", "1"))
absent("The private interface of Jira's page for new projects", templates=lambda: j().templates())
