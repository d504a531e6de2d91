"""A certificate as a file, for the supporter and for the coordinator."""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import get_language

from naast.access.middleware import ActorRequest
from naast.notify.logic.codes import grouped
from naast.people.queries import hospital
from naast.supporters.models_training import Certificate
from naast.web.pdf import PdfNotHere, pdf_of


def certificate_file(request: ActorRequest, certificate: Certificate) -> HttpResponse:
    """PDF; where this machine cannot make any, the same as a page to print."""
    html = certificate_page(certificate)
    try:
        content = pdf_of(html, look="certificate.css")
    except PdfNotHere:
        context = {"certificate": certificate, "code": grouped(certificate.code)}
        return render(request, "supporter/certificate_without_pdf.html", context, status=503)
    response = HttpResponse(content, content_type="application/pdf")
    response.headers["Content-Disposition"] = 'attachment; filename="certificate.pdf"'
    return response


def certificate_page(certificate: Certificate) -> str:
    """In the language of whoever asks for it."""
    hours, minutes = divmod(certificate.minutes, 60)
    context = {
        "certificate": certificate,
        "hospital": hospital(),
        "hours": hours,
        "minutes": minutes,
        "code": grouped(certificate.code),
        "verify": settings.BASE_URL + reverse("public:certificate"),
        "language": get_language() or "nl",
    }
    return render_to_string("supporter/certificate.html", context)
