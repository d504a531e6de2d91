"""Addresses of the supporter audience."""

from django.urls import URLPattern, URLResolver, path

from naast.web.supporter import views, views_aside

app_name = "supporter"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.start, name="start"),
    path("availability/", views.availability, name="availability"),
    path("step-aside/", views_aside.aside, name="aside"),
    path("how-are-you/<uuid:aftercare_id>/", views.aftercare, name="aftercare"),
    path("<uuid:case_id>/", views.case, name="case"),
    path("<uuid:case_id>/press/<slug:press>/", views.press, name="press"),
    path("<uuid:case_id>/undo/", views.undo, name="undo"),
]
