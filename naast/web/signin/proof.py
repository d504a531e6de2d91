"""Before somebody changes how they sign in: was it them, just now?"""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode

from naast.access.second_factor import hospital_was_deaf
from naast.access.step_up import to_hospital_anew


def prove_elsewhere(request: HttpRequest) -> HttpResponse:
    """For somebody who has neither password nor factor here: the hospital asks the person anew.

    A provider that does not say that it asked could have let through whoever found a screen open;
    then a password by mail comes first.
    """
    if hospital_was_deaf(request):
        return render(request, "signin/no_proof.html", status=403)
    if settings.OIDC_ISSUER:
        return to_hospital_anew(request.path)
    query = urlencode({"next": request.path})
    return HttpResponseRedirect(f"{reverse('mfa_reauthenticate')}?{query}")
