"""How a form field, its hint and what is to be mended reach the page."""

from django import forms
from django.template import engines

TEXT_FIELD = "{% include 'ui/_field.html' with field=form.name %}"
CHOICES = "{% include 'ui/_field.html' with field=form.soon %}"
TICK = "{% include 'ui/_field.html' with field=form.agree %}"
SUMMARY = "{% include 'ui/_errors.html' with form=form %}"


class Sample(forms.Form):
    name = forms.CharField(
        help_text="As on your pass.", error_messages={"required": "Give your name."}
    )
    soon = forms.ChoiceField(
        choices=[("today", "Today"), ("later", "Later")],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose how soon."},
    )
    agree = forms.BooleanField(required=False, help_text="You may skip this.")


def draw(template: str, **context: object) -> str:
    html = engines["django"].from_string(template).render(context)
    return " ".join(html.split())


def test_the_hint_stands_above_the_control_and_is_read_with_it() -> None:
    html = draw(TEXT_FIELD, form=Sample())

    assert html.index('id="id_name_helptext"') < html.index("<input")
    assert 'aria-describedby="id_name_helptext"' in html


def test_what_is_to_be_mended_is_read_with_the_control() -> None:
    html = draw(TEXT_FIELD, form=Sample({}))

    assert 'id="id_name_error"><span class="vh">Error: </span>Give your name.</p>' in html
    assert 'aria-describedby="id_name_helptext id_name_error"' in html


def test_choices_are_one_group_with_a_label_around_each_control() -> None:
    html = draw(CHOICES, form=Sample())

    assert html.count("<fieldset") == 1
    assert html.count('<label class="choice" for="id_soon_') == 2


def test_a_choice_shows_its_own_hint() -> None:
    form = Sample()
    form.fields["soon"].choice_hints = {"today": "Before midnight."}  # type: ignore[attr-defined]

    html = draw(CHOICES, form=form)

    assert html.count("Before midnight.") == 1


def test_a_tick_keeps_its_hint_and_its_error_inside_one_question() -> None:
    html = draw(TICK, form=Sample())

    assert 'id="id_agree_helptext">You may skip this.' in html


def test_a_question_that_may_be_skipped_says_so() -> None:
    form = Sample()
    form.fields["name"].required = False

    assert "(you may skip this)" in draw(TEXT_FIELD, form=form)


def test_the_summary_links_to_each_control_and_to_the_first_choice_of_a_group() -> None:
    html = draw(SUMMARY, form=Sample({}))

    assert "Please check 2 things" in html
    assert '<a href="#id_name">Give your name.</a>' in html
    assert '<a href="#id_soon_0">Choose how soon.</a>' in html


def test_one_error_is_one_thing() -> None:
    assert "Please check one thing" in draw(SUMMARY, form=Sample({"name": "A"}))


def test_a_form_that_is_right_has_no_summary() -> None:
    assert draw(SUMMARY, form=Sample({"name": "A", "soon": "today"})).strip() == ""


def test_an_error_of_the_whole_form_is_in_the_summary_without_a_link() -> None:
    form = Sample({"name": "A", "soon": "today"})
    form.add_error(None, "This was sent before.")

    assert "<li>This was sent before.</li>" in draw(SUMMARY, form=form)


def test_the_summary_counts_the_rows_of_a_formset() -> None:
    rows = forms.formset_factory(Sample, extra=1)(
        {"form-TOTAL_FORMS": "1", "form-INITIAL_FORMS": "0", "form-0-name": "A"}
    )

    html = draw("{% include 'ui/_errors.html' with formset=rows %}", rows=rows)

    assert '<a href="#id_form-0-soon_0">Choose how soon.</a>' in html


def test_text_of_a_person_is_escaped() -> None:
    form = Sample({"name": "<script>", "soon": "today"})

    assert "<script>" not in draw(TEXT_FIELD, form=form)
