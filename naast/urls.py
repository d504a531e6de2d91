"""All addresses: one include per audience."""

from django.urls import include, path

from naast.settings import MODE
from naast.web.supporter.views_answer import answer, how_are_you

urlpatterns = [
    path("", include("naast.web.public.urls")),
    path("", include("naast.api.urls")),
    path("account/", include("naast.web.signin.urls")),
    path("account/", include("naast.web.signin.library_urls")),  # names of django-allauth
    path("answer/", answer, name="answer"),  # short, because it stands in text messages
    path("answer/you/", how_are_you, name="answer_how_are_you"),
    path("my/", include("naast.web.colleague.urls")),
    path("supporter/", include("naast.web.supporter.urls")),
    path("coordinator/", include("naast.web.coordinator.urls")),
    path("report/", include("naast.web.safety.urls")),
    path("alarms/", include("naast.web.watch.urls")),
    path("continuity/", include("naast.web.continuity.urls")),
    path("steward/", include("naast.web.steward.urls")),
    path("programme/", include("naast.web.insight.urls")),
    path("representative/", include("naast.web.representative.urls")),
]
handler403 = handler404 = "naast.web.public.errors.not_here"  # forbidden looks like missing
handler500 = "naast.web.public.errors.went_wrong"
if MODE == "demo":
    urlpatterns.append(path("demo/", include("naast_demo.urls")))
