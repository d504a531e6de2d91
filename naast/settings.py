"""Settings, from the environment only (NAAST_...)."""

from pathlib import Path

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from naast.environment import Environment, WrongSetting

BASE_DIR = Path(__file__).resolve().parent.parent
env = Environment()

MODE = env.choice("NAAST_MODE", ("production", "demo", "test"), "production")
DATA_DIR = env.path("NAAST_DATA_DIR", BASE_DIR / "var" / MODE)
BASE_URL = env.text("NAAST_BASE_URL", "http://127.0.0.1:8000" if MODE != "production" else None)
SECRET_KEY = env.text("NAAST_SECRET_KEY", None if MODE == "production" else "only-for-demo-and-test")
if MODE == "production" and len(SECRET_KEY) < 50:
    raise WrongSetting("NAAST_SECRET_KEY is too short. Give at least 50 random characters.")
ALLOWED_HOSTS = env.names("NAAST_HOSTS", "127.0.0.1,localhost,testserver")
CSRF_TRUSTED_ORIGINS = [BASE_URL]
DEBUG = False
HTTPS = BASE_URL.startswith("https://")
if MODE == "production" and not HTTPS:
    raise WrongSetting("NAAST_BASE_URL must start with https:// in production.")

VAULT_SOCKET = env.path("NAAST_VAULT_SOCKET", DATA_DIR / "vault" / "vault.sock")
VAULT_TIMEOUT_SECONDS = env.whole("NAAST_VAULT_TIMEOUT_SECONDS", 5, low=1, high=60)

demo_apps = ["naast_demo"] if MODE == "demo" else []
AREAS = [
    "privacy", "ui", "access", "notify", "people", "knowledge", "supporters", "incidents", "cases",
]  # fmt: skip
AUDIENCES = ["public", "signin", "colleague", "supporter", "coordinator", "safety", "steward"]
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "axes",
    "csp",
    *[f"naast.{area}" for area in AREAS],
    *demo_apps,
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "naast.access.middleware.ActorMiddleware",
    "naast.access.middleware.SignInRequiredMiddleware",
    "axes.middleware.AxesMiddleware",
]
ROOT_URLCONF = "naast.urls"
WSGI_APPLICATION = "naast.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "naast" / "web" / name / "templates" for name in AUDIENCES],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
                "naast.web.navigation.navigation",
            ],
        },
    }
]

DATABASES = {
    "default": env.database("NAAST_DATABASE_URL", f"sqlite:///{DATA_DIR / 'naast.sqlite3'}")
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "access.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "public:start"

LANGUAGE_CODE = env.choice("NAAST_LANGUAGE", ("nl", "en"), "nl")
LANGUAGES = [("nl", _("Dutch")), ("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "naast" / "locale"]
TIME_ZONE = env.text("NAAST_TIME_ZONE", "Europe/Amsterdam")
USE_TZ = True
USE_I18N = True

STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if MODE == "test"
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}

EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
EMAIL_HOST = env.text("NAAST_EMAIL_HOST", "127.0.0.1")
EMAIL_PORT = env.whole("NAAST_EMAIL_PORT", 25, low=1, high=65535)
EMAIL_HOST_USER = env.text("NAAST_EMAIL_USER", "")
EMAIL_HOST_PASSWORD = env.text("NAAST_EMAIL_PASSWORD", "")
EMAIL_USE_TLS = env.switch("NAAST_EMAIL_TLS", default=False)
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = env.text("NAAST_EMAIL_FROM", "naast@hospital.example")
SMS_GATEWAY_URL = env.text("NAAST_SMS_URL", "")
SMS_GATEWAY_TOKEN = env.text("NAAST_SMS_TOKEN", "")

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "no-referrer"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SECURE_SSL_REDIRECT = False  # the proxy in front redirects; /healthz is asked over plain HTTP
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = True
CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 10 * 3600  # as long as a shift
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
FILE_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500

if MODE != "test":
    env.refuse_unknown()
