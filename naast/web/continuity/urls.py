"""Addresses about the programme's continuity: coordinators, and the board for the risks."""

from django.urls import URLPattern, URLResolver, path

from naast.web.continuity import views

app_name = "continuity"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.risks, name="risks"),
    path("hands/", views.hands, name="hands"),
    path("hand-over/", views.hand_over, name="hand_over"),
]
