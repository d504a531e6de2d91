"""One page for one form about the committee: a title, a sentence, the questions, a button."""

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise

from naast.access.middleware import ActorRequest

Words = str | Promise


def form_page(
    request: ActorRequest,
    form: forms.Form,
    *,
    title: Words,
    lede: Words,
    label: Words,
    back: tuple[str, Words],
) -> HttpResponse:
    """label: the act, as a verb. back: address and words of where one comes from."""
    context = {"form": form, "title": title, "lede": lede, "label": label, "back": back}
    return render(request, "safety/calamity_form.html", context)
