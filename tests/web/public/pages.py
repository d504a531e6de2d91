"""The pages of this folder's tests: public ones that need nothing filled in."""

PAGES = [
    "/",
    "/normal-reactions/",
    "/what-helps/",
    "/self-check/",
    "/what-happens-next/",
    "/who-can-help/",
    "/for-colleagues/",
    "/for-heads-of-department/",
    "/what-is-kept/",
    "/accessibility/",
]
