"""Addresses of the colleague audience."""

from django.urls import URLPattern, URLResolver, path

from naast.web.colleague import views, views_reach

app_name = "colleague"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.support, name="support"),
    path("<uuid:case_id>/press/<slug:press>/", views.press, name="press"),
    path("<uuid:case_id>/contact/", views_reach.contact, name="contact"),
    path("<uuid:case_id>/code/", views_reach.code, name="code"),
    path("<uuid:case_id>/undo/", views.undo, name="undo"),
]
