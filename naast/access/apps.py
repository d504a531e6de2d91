"""Registers the access area."""

from importlib import import_module

from django.apps import AppConfig


class AccessConfig(AppConfig):
    """Who may do what: users, roles, rights; denied unless allowed."""

    name = "naast.access"
    label = "access"

    def ready(self) -> None:
        """What is removed when; and listen to the sign-in library, which speaks by signals only."""
        from allauth.mfa.signals import authenticator_added, authenticator_used
        from django.contrib.auth.signals import user_logged_in

        from naast.access.second_factor import cut_to_day, note_enrolment
        from naast.access.sessions import note_sign_in

        import_module("naast.access.erasers")
        # Django's own listener would keep the second of each sign-in.
        user_logged_in.disconnect(dispatch_uid="update_last_login")
        user_logged_in.connect(note_sign_in, dispatch_uid="naast_note_sign_in")
        user_logged_in.connect(cut_to_day, dispatch_uid="naast_cut_sign_in")
        authenticator_used.connect(cut_to_day, dispatch_uid="naast_cut_use")
        authenticator_added.connect(note_enrolment, dispatch_uid="naast_note_enrolment")
        authenticator_added.connect(cut_to_day, dispatch_uid="naast_cut_enrolment")
        _listen_for_the_log()


def _listen_for_the_log() -> None:
    from allauth.account import signals as account
    from allauth.mfa import signals as mfa
    from axes.signals import user_locked_out
    from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed

    from naast.access import security_log
    from naast.access.sessions import new_name_for_session

    for signal, note in (
        (account.authentication_step_completed, security_log.note_step),
        (account.authentication_step_completed, new_name_for_session),
        (user_logged_in, security_log.note_signed_in),
        (user_logged_out, security_log.note_signed_out),
        (user_login_failed, security_log.note_failed),
        (user_locked_out, security_log.note_locked),
        (account.password_set, security_log.note_change),
        (account.password_changed, security_log.note_change),
        (account.password_reset, security_log.note_change),
        (mfa.authenticator_added, security_log.note_change),
        (mfa.authenticator_removed, security_log.note_change),
        (mfa.authenticator_reset, security_log.note_change),
    ):
        signal.connect(note, dispatch_uid=f"naast_{note.__name__}")
