"""Addresses of the steward audience: people, departments, roles, settings; never a case."""

from django.urls import URLPattern, URLResolver, path

from naast.web.steward import (
    views,
    views_hospital,
    views_import,
    views_kept,
    views_people,
    views_places,
    views_questionnaires,
    views_roles,
)

app_name = "steward"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.start, name="start"),
    path("people/", views_people.people, name="people"),
    path("people/new/", views_people.new_person, name="new_person"),
    path("people/<uuid:person_id>/", views_people.person, name="person"),
    path("people/<uuid:person_id>/change/", views_people.change_person, name="change_person"),
    path("people/<uuid:person_id>/leave/", views_people.leave_person, name="leave_person"),
    path("people/<uuid:person_id>/second-factor/", views_people.reset_factor, name="reset_factor"),
    path("departments/", views_places.departments, name="departments"),
    path("departments/new/", views_places.new_department, name="new_department"),
    path(
        "departments/<uuid:department_id>/",
        views_places.change_department,
        name="change_department",
    ),
    path("sites/new/", views_places.new_site, name="new_site"),
    path("sites/<uuid:site_id>/", views_places.change_site, name="change_site"),
    path("import/", views_import.upload, name="upload"),
    path("import/<uuid:upload_id>/", views_import.rehearsal, name="rehearsal"),
    path("import/<uuid:upload_id>/confirm/", views_import.confirm_import, name="confirm_import"),
    path("roles/", views_roles.roles, name="roles"),
    path("roles/new/", views_roles.new_role, name="new_role"),
    path("roles/<uuid:grant_id>/end/", views_roles.end_role, name="end_role"),
    path("proposals/", views_roles.proposals, name="proposals"),
    path("proposals/new/", views_roles.propose_role, name="propose_role"),
    path("proposals/<uuid:proposal_id>/approve/", views_roles.approve, name="approve"),
    path("proposals/<uuid:proposal_id>/withdraw/", views_roles.withdraw, name="withdraw"),
    path("hospital/", views_hospital.hospital, name="hospital"),
    path("kept/", views_kept.kept, name="kept"),
    path("erased/", views_kept.erased, name="erased"),
    path("questionnaires/", views_questionnaires.questionnaires, name="questionnaires"),
    path(
        "questionnaires/import/",
        views_questionnaires.import_questionnaire,
        name="import_questionnaire",
    ),
    path(
        "questionnaires/<slug:name>/<str:version>/",
        views_questionnaires.questionnaire,
        name="questionnaire",
    ),
    path(
        "questionnaires/<slug:name>/<str:version>/preview/",
        views_questionnaires.questionnaire_preview,
        name="questionnaire_preview",
    ),
    path(
        "questionnaires/<slug:name>/<str:version>/file/",
        views_questionnaires.questionnaire_file,
        name="questionnaire_file",
    ),
    path(
        "questionnaires/<slug:name>/<str:version>/put-aside/",
        views_questionnaires.retire_questionnaire,
        name="retire_questionnaire",
    ),
]
