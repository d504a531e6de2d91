"""Addresses of the signin audience that are ours; the library's are in library_urls."""

from django.urls import path

from naast.web.signin import views, views_sessions

app_name = "signin"
urlpatterns = [
    path("second-factor/", views.second_factor, name="second_factor"),
    path("sessions/", views_sessions.own_sessions, name="own_sessions"),
    path("sessions/<str:mark>/end/", views_sessions.end_session, name="end_session"),
]
