"""Addresses of the coordinator for training, below /coordinator/training/."""

from django.urls import URLPattern, URLResolver, path

from naast.web.coordinator import views_curricula, views_sessions, views_training

urlpatterns: list[URLPattern | URLResolver] = [
    path("", views_training.training, name="training"),
    path("welcome/", views_training.welcome, name="training_welcome"),
    path("people/<uuid:supporter_id>/", views_training.person, name="training_person"),
    path("people/<uuid:supporter_id>/plan/", views_training.plan, name="training_plan"),
    path("people/<uuid:supporter_id>/shown/", views_training.competence, name="training_shown"),
    path(
        "people/<uuid:supporter_id>/shown/<slug:code>/back/",
        views_training.competence_back,
        name="training_shown_back",
    ),
    path("people/<uuid:supporter_id>/start/", views_training.start, name="training_start"),
    path(
        "people/<uuid:supporter_id>/certificate/<uuid:curriculum_id>/",
        views_training.issue,
        name="training_issue",
    ),
    path("certificates/<uuid:certificate_id>/", views_training.certificate, name="certificate"),
    path(
        "certificates/<uuid:certificate_id>/withdraw/",
        views_training.withdraw,
        name="certificate_withdraw",
    ),
    path("sessions/new/", views_sessions.new, name="training_new"),
    path("sessions/<uuid:session_id>/", views_sessions.session, name="training_session"),
    path("sessions/<uuid:session_id>/change/", views_sessions.change, name="training_change"),
    path("sessions/<uuid:session_id>/cancel/", views_sessions.cancel, name="training_cancel"),
    path("sessions/<uuid:session_id>/invite/", views_sessions.invite, name="training_invite"),
    path("sessions/<uuid:session_id>/came/", views_sessions.attendance, name="training_came"),
    path("seats/<uuid:seat_id>/back/", views_sessions.seat_back, name="training_seat_back"),
    path("curricula/", views_curricula.curricula, name="curricula"),
    path("curricula/take/<slug:key>/", views_curricula.take_over, name="curriculum_take"),
    path("curricula/<uuid:curriculum_id>/", views_curricula.curriculum, name="curriculum"),
    path("curricula/<uuid:curriculum_id>/part/", views_curricula.part_new, name="part_new"),
    path("curricula/<uuid:curriculum_id>/link/", views_curricula.material, name="material"),
    path("parts/<uuid:part_id>/", views_curricula.part, name="part"),
    path("parts/<uuid:part_id>/remove/", views_curricula.part_remove, name="part_remove"),
    path(
        "links/<uuid:material_id>/remove/", views_curricula.material_remove, name="material_remove"
    ),
    path("rules/", views_curricula.rules, name="training_rules"),
    path("agreement/", views_curricula.agreement, name="agreement"),
]
