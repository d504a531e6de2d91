"""Addresses for those who watch over the promises."""

from django.urls import URLPattern, URLResolver, path

from naast.web.watch import views

app_name = "watch"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.alarms, name="alarms"),
    path("<slug:day>/<slug:kind>/<slug:about>/", views.looked, name="looked"),
]
