"""Settings, from the environment only (NAAST_...)."""

from datetime import timedelta
from pathlib import Path

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from naast.environment import Environment, WrongSetting, refuse_shared_hosts
from naast.logs import logging_settings

BASE_DIR = Path(__file__).resolve().parent.parent
env = Environment()

MODE = env.choice("NAAST_MODE", ("production", "demo", "test"), "production")
DATA_DIR = env.path("NAAST_DATA_DIR", BASE_DIR / "var" / MODE)
BASE_URL = env.text("NAAST_BASE_URL", "http://127.0.0.1:8000" if MODE != "production" else None)
SECRET_KEY = env.text(
    "NAAST_SECRET_KEY", None if MODE == "production" else "only-for-demo-and-test"
)
if MODE == "production" and len(SECRET_KEY) < 50:
    raise WrongSetting("NAAST_SECRET_KEY is too short. Give at least 50 random characters.")
# Earlier ones, newest first: what they locked still opens. See naast relock.
SECRET_KEY_FALLBACKS = env.names("NAAST_SECRET_KEY_FALLBACKS", "")
ALLOWED_HOSTS = env.names("NAAST_HOSTS", "127.0.0.1,localhost,testserver")
CSRF_TRUSTED_ORIGINS = [BASE_URL]
DEBUG = False
HTTPS = BASE_URL.startswith("https://")
if MODE == "production" and not HTTPS:
    raise WrongSetting("NAAST_BASE_URL must start with https:// in production.")

# The web may knock at the socket, and may not look into the vault's folder, so they are apart.
VAULT_SOCKET = env.path("NAAST_VAULT_SOCKET", DATA_DIR / "run" / "vault.sock")
VAULT_DIR = env.path("NAAST_VAULT_DIR", DATA_DIR / "vault")
VAULT_PIN = env.path("NAAST_VAULT_PIN", DATA_DIR / "vault.pin")  # the vault's own signature
VAULT_REPLICA = env.text("NAAST_VAULT_REPLICA", "")  # socket of the vault's second copy
VAULT_REPLICA_MODE = env.choice("NAAST_VAULT_REPLICA_MODE", ("must", "may"), "must")
VAULT_USER = env.text("NAAST_VAULT_USER", "")  # used by naast serve when root starts it
WEB_USER = env.text("NAAST_WEB_USER", "")
VAULT_TIMEOUT_SECONDS = env.whole("NAAST_VAULT_TIMEOUT_SECONDS", 5, low=1, high=60)

# Anonymous answers: the issuer signs passes, the collector takes ballots, each a process and a user
# of its own. Addresses as the respondent's browser sees them: origins of their own, for cookies.
_LOCAL = "" if MODE == "production" else "http://localhost:{}"  # a hospital names its own
EVALUATION = env.switch("NAAST_EVALUATION", default=True)
ISSUER_URL = env.origin("NAAST_ISSUER_URL", _LOCAL.format(8001))
COLLECTOR_URL = env.origin("NAAST_COLLECTOR_URL", _LOCAL.format(8002))
if MODE == "production":
    refuse_shared_hosts(BASE_URL, ISSUER_URL, COLLECTOR_URL)
ISSUER_DIR = env.path("NAAST_ISSUER_DIR", DATA_DIR / "issuer")
ISSUER_SOCKET = env.path("NAAST_ISSUER_SOCKET", DATA_DIR / "run-issuer" / "control.sock")
ISSUER_USER = env.text("NAAST_ISSUER_USER", "")
COLLECTOR_DIR = env.path("NAAST_COLLECTOR_DIR", DATA_DIR / "collector")
COLLECTOR_SOCKET = env.path("NAAST_COLLECTOR_SOCKET", DATA_DIR / "run-collector" / "control.sock")
COLLECTOR_USER = env.text("NAAST_COLLECTOR_USER", "")
COLLECTOR_DATABASE_URL = env.text("NAAST_COLLECTOR_DATABASE_URL", "")  # else SQLite in its folder
# no: a network's collector on another machine is asked through NAAST_COLLECTOR_SOCKET.
COLLECTOR_HERE = env.switch("NAAST_COLLECTOR_HERE", default=True)

demo_apps = ["naast_demo"] if MODE == "demo" else []
demo_middleware = [
    f"naast_demo.middleware.{name}"
    for name in ("MarkedDatabaseOnly", "PressAgain")
    if MODE == "demo"
]
AREAS = [
    "privacy", "ui", "access", "notify", "people", "knowledge", "supporters", "incidents", "cases",
    "calamities", "evaluation", "oversight", "questionnaires", "insight", "jobs",
]  # fmt: skip
AUDIENCES = [
    "public", "signin", "colleague", "supporter", "coordinator", "safety", "steward",
    "representative", "watch", "insight", "continuity",
]  # fmt: skip
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
    "naast.web.headers.HeadersMiddleware",
    "naast.api.metrics.CountRequestsMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "naast.web.headers.PersonalPagesMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "naast.access.middleware.ActorMiddleware",
    "naast.access.middleware.SignInRequiredMiddleware",
    "axes.middleware.AxesMiddleware",
    "naast.web.refusals.RefusalMiddleware",
    *demo_middleware,
]
ROOT_URLCONF = "naast.urls"
WSGI_APPLICATION = "naast.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "naast" / "web" / name / "templates" for name in AUDIENCES],
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["naast.ui.templatetags.days"],
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
# Limits on signing in are counted here, for all web processes together.
CACHES = {"default": {"BACKEND": "naast.access.shared_cache.SharedCache"}}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "access.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
_VALIDATION = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"{_VALIDATION}.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": f"{_VALIDATION}.UserAttributeSimilarityValidator",
     "OPTIONS": {"user_attributes": ("name", "email")}},
    {"NAME": f"{_VALIDATION}.CommonPasswordValidator",
     "OPTIONS": {"password_list_path": BASE_DIR / "naast/access/common_passwords.txt.gz"}},
    {"NAME": "naast.access.passwords.WordsOfHereValidator"},
    {"NAME": "naast.access.passwords.LeakedPasswordValidator"},
]  # fmt: skip
# SHA-1 of leaked passwords, sorted, as Have I Been Pwned gives it: docs/security/sign-in.md.
LEAKED_PASSWORDS = env.text("NAAST_LEAKED_PASSWORDS", "")
if LEAKED_PASSWORDS and not Path(LEAKED_PASSWORDS).is_file():
    raise WrongSetting(
        "NAAST_LEAKED_PASSWORDS names no file. Give its whole path, or leave it out."
    )
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "public:start"

# How many proxies of our own stand in front; each adds one address to X-Forwarded-For.
ALLAUTH_TRUSTED_PROXY_COUNT = env.whole("NAAST_PROXIES", 0, low=0, high=5)
ACCOUNT_ADAPTER = "naast.web.signin.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"  # addresses come from the directory, not from the user
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED = True  # a code in a form, no secret in a path
ACCOUNT_PASSWORD_RESET_BY_CODE_TIMEOUT = 10 * 60
ACCOUNT_LOGOUT_REDIRECT_URL = LOGIN_REDIRECT_URL
ACCOUNT_USER_DISPLAY = "naast.web.signin.adapters.display_name"
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if HTTPS else "http"
# Thousands of colleagues share the hospital's address, so limits per address are wide;
# per account they are narrow.
ACCOUNT_RATE_LIMITS = {
    "login": "300/m/ip",
    "login_failed": "60/m/ip,10/300s/key",
    "reset_password": "60/m/ip,5/m/key",
}
ACCOUNT_FORMS = {
    "login": "naast.web.signin.forms.SignInForm",
    "reset_password": "naast.web.signin.forms.ForgottenForm",
    "confirm_password_reset_code": "naast.web.signin.forms.MailedCodeForm",
    "reset_password_from_key": "naast.web.signin.forms.NewPasswordForm",
    "change_password": "naast.web.signin.forms.ChangePasswordForm",
    "set_password": "naast.web.signin.forms.SetPasswordForm",
    "reauthenticate": "naast.web.signin.forms.PasswordAgainForm",
}
MFA_ADAPTER = "naast.web.signin.adapters.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = MODE != "production"
MFA_ALLOW_UNVERIFIED_EMAIL = True  # the directory's addresses are not verified one by one
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_TOTP_ISSUER = "Naast"
MFA_TOTP_TOLERANCE = 0  # a code is good for its own half minute
MFA_FORMS = {
    "authenticate": "naast.web.signin.forms.CodeForm",
    "reauthenticate": "naast.web.signin.forms.CodeAgainForm",
    "activate_totp": "naast.web.signin.forms.ActivateAppForm",
    "add_webauthn": "naast.web.signin.forms.AddPasskeyForm",
    "edit_webauthn": "naast.web.signin.forms.RenamePasskeyForm",
}
SHORT_IDLE_SECONDS = 2 * 3600  # coordinators and stewards
SILENCE_SECONDS = (
    4 * 3600
)  # everybody: the browser itself keeps the moment, naast/access/silence.py

OIDC_ISSUER = env.text("NAAST_OIDC_ISSUER", "")
OIDC_NAME = env.text("NAAST_OIDC_NAME", "")
# The provider asks for two factors itself, so its sign-in counts as strong.
OIDC_IS_STRONG = env.switch("NAAST_OIDC_IS_STRONG", default=False)
_OIDC_CLIENT = (env.text("NAAST_OIDC_CLIENT_ID", ""), env.text("NAAST_OIDC_SECRET", ""))
if any((OIDC_ISSUER, *_OIDC_CLIENT)) and not all((OIDC_ISSUER, *_OIDC_CLIENT)):
    raise WrongSetting(
        "Set NAAST_OIDC_ISSUER, NAAST_OIDC_CLIENT_ID and NAAST_OIDC_SECRET together, or none."
    )
if OIDC_ISSUER and MODE == "production" and not OIDC_ISSUER.startswith("https://"):
    raise WrongSetting("NAAST_OIDC_ISSUER must start with https:// in production.")
SOCIALACCOUNT_ADAPTER = "naast.web.signin.adapters.HospitalSignInAdapter"
SOCIALACCOUNT_AUTO_SIGNUP = False
# A form that leads to another host would need that host in form-action, and whatever hosts that
# one leads to. A link needs none, and the answer is bound to this session by state and PKCE.
SOCIALACCOUNT_LOGIN_ON_GET = True
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {
        "OAUTH_PKCE_ENABLED": True,
        "APPS": [
            {
                "provider_id": "hospital",
                "name": OIDC_NAME,
                "client_id": _OIDC_CLIENT[0],
                "secret": _OIDC_CLIENT[1],
                "settings": {"server_url": OIDC_ISSUER},
            }
        ]
        if OIDC_ISSUER
        else [],
    }
}

AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
# By account and address together: nobody can lock a coordinator out from elsewhere.
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_USERNAME_CALLABLE = "naast.web.signin.lockout.account_word"
AXES_CLIENT_IP_CALLABLE = "naast.web.signin.lockout.client_address"
AXES_LOCKOUT_CALLABLE = "naast.web.signin.lockout.locked_out"
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_DISABLE_ACCESS_LOG = True  # who signed in when is nobody's business
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False
AXES_SENSITIVE_PARAMETERS = ["username", "ip_address", "login", "password", "code"]

LANGUAGE_CODE = env.choice("NAAST_LANGUAGE", ("nl", "en"), "nl")
LANGUAGES = [("nl", _("Dutch")), ("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "naast" / "locale"]
TIME_ZONE = env.text("NAAST_TIME_ZONE", "Europe/Amsterdam")
CALAMITIES = env.choice("NAAST_CALAMITIES", ("on", "off"), "on") == "on"
COUNTRY = env.choice("NAAST_COUNTRY", ("nl", "be"), "nl")  # emergency numbers, legal periods
USE_TZ = True
USE_I18N = True

STATIC_URL = "/static/"
STATIC_ROOT = env.path("NAAST_STATIC_DIR", DATA_DIR / "static")
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if MODE == "test"
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}

EMAIL_BACKEND = (
    "django.core.mail.backends.filebased.EmailBackend"  # a demo writes its post into var/demo/post
    if MODE == "demo"
    else "django.core.mail.backends.smtp.EmailBackend"
)
EMAIL_FILE_PATH = DATA_DIR / "post"
EMAIL_HOST = env.text("NAAST_EMAIL_HOST", "127.0.0.1")
EMAIL_PORT = env.whole("NAAST_EMAIL_PORT", 25, low=1, high=65535)
EMAIL_HOST_USER = env.text("NAAST_EMAIL_USER", "")
EMAIL_HOST_PASSWORD = env.text("NAAST_EMAIL_PASSWORD", "")
EMAIL_USE_TLS = env.switch("NAAST_EMAIL_TLS", default=False)
if MODE == "production" and not EMAIL_USE_TLS and EMAIL_HOST not in ("127.0.0.1", "localhost"):
    raise WrongSetting(
        "Mail would leave this machine readable. Set NAAST_EMAIL_TLS=yes, or send by 127.0.0.1."
    )
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = env.text("NAAST_EMAIL_FROM", "naast@hospital.example")
SMS_GATEWAY_URL = env.text("NAAST_SMS_URL", "")
SMS_GATEWAY_TOKEN = env.text("NAAST_SMS_TOKEN", "")
if MODE == "production" and SMS_GATEWAY_URL and not SMS_GATEWAY_URL.startswith("https://"):
    raise WrongSetting("NAAST_SMS_URL must start with https:// in production.")
# Where support is not around the clock, messages wait from this hour until calling hours begin.
MESSAGES_UNTIL_HOUR = env.whole("NAAST_MESSAGES_UNTIL_HOUR", 21, low=12, high=24)
MESSAGES_AT_WEEKENDS = env.switch("NAAST_MESSAGES_AT_WEEKENDS", default=True)

LOGGING = logging_settings(env.log_server("NAAST_LOG_TO", "NAAST_LOG_AUTHORITY"))

SECURE_CONTENT_TYPE_NOSNIFF = True
# Not no-referrer: with it browsers send "Origin: null" with our own forms, and Django refuses them.
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SECURE_SSL_REDIRECT = False  # the proxy in front redirects; /healthz is asked over plain HTTP
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS  # of Naast's own host; those of the hospital are others
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = True
CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
# The prefix lets no other host, no plain connection and no narrower path set these cookies.
_HOST = "__Host-" if HTTPS else ""
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = f"{_HOST}naast-session", f"{_HOST}naast-form"
LANGUAGE_COOKIE_NAME = f"{_HOST}naast-language"
SEEN_COOKIE_NAME = f"{_HOST}naast-seen"
LANGUAGE_COOKIE_SECURE, LANGUAGE_COOKIE_HTTPONLY = HTTPS, True
LANGUAGE_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "naast.web.public.errors.form_expired"
SESSION_COOKIE_AGE = 10 * 3600  # as long as a shift
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500
# What is handed in never touches a disk readable; of all files of one request together so much is
# held, and the rest is counted and dropped: see naast/web/uploads.py.
ATTACHMENT_BYTES = env.whole("NAAST_ATTACHMENT_MB", 10, low=1, high=25) * 1_000_000
FILE_UPLOAD_HANDLERS = ["naast.web.uploads.InMemoryOnly"]
FILE_UPLOAD_MAX_MEMORY_SIZE = max(10_000_000, ATTACHMENT_BYTES)
DATA_UPLOAD_MAX_NUMBER_FILES = 10

if MODE != "test":
    env.refuse_unknown()
