"""Addresses of the demonstration."""

from django.urls import path

from naast_demo import views

app_name = "demo"
urlpatterns = [
    path("", views.who, name="who"),
    path("sign-in/", views.sign_in, name="sign_in"),
]
