"""Says in sentences what is wrong with a questionnaire or an answer, and what to do about it."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from naast.questionnaires.logic.problems import Problem

_FILE: Mapping[str, str | Promise] = {
    "too_large": _("The file is larger than %(kilobytes)s kB. Make two questionnaires of it."),
    "not_utf8": _("The file is not text in UTF-8. Save it as UTF-8 and try again."),
    "is_xml": _("This is XML. Naast reads questionnaires as JSON; save it as FHIR JSON."),
    "is_empty": _("There is nothing in it. Choose the file once more."),
    "too_deep": _("The file is nested deeper than any questionnaire. It was not read."),
    "not_json": _(
        "This is not JSON: look at line %(line)s, character %(column)s. Often a comma or a"
        " quotation mark is missing just before."
    ),
    "odd_number": _("A number in it is no number of JSON, or far too large. Write it as digits."),
    "name_twice": _("“%(name)s” stands twice in the same place. Remove one of the two."),
    "broken_text": _("A text holds half a character. Type that text anew."),
    "not_a_questionnaire": _(
        'This is no FHIR Questionnaire. Its first element must be "resourceType": "Questionnaire".'
    ),
    "unknown_element": _("FHIR has no element “%(name)s” here. Check its spelling, or remove it."),
    "refused_element": _(
        "“%(name)s” could change what the questionnaire means, and Naast does not follow it."
        " Write what is needed into the items themselves, and remove it."
    ),
    "element_passed_over": _("“%(name)s” is kept in the file, and not used."),
    "extension_passed_over": _("The extension %(url)s is kept in the file, and not used."),
    "control_passed_over": _("How the item is drawn is chosen by Naast; this wish is not used."),
    "not_a_list": _("A list belongs here. Put it between [ and ]."),
    "not_an_object": _("An object belongs here. Put it between { and }."),
    "not_true_or_false": _("Write true or false here, without quotation marks."),
}
_HEAD: Mapping[str, str | Promise] = {
    "bad_id": _(
        "“%(value)s” cannot be the id. Use 1 to 40 small letters, digits and dashes, the same in"
        " every version."
    ),
    "bad_version": _(
        "“%(value)s” cannot be the version. Use 1 to 20 letters, digits, dots and dashes."
    ),
    "bad_url": _("“%(value)s” is not an address. Give the questionnaire's own, with https://."),
    "status_unknown": _("The status is missing or unknown. Write active, draft or retired."),
    "status_not_active": _("Its makers call it %(status)s. Ask them whether you can use it."),
    "language_code": _("“%(value)s” is not a language of two letters. Write nl, en, fr or de."),
    "one_language": _(
        "It is in one language only (%(language)s). Whoever reads another does not understand it;"
        " add translations."
    ),
    "licence_missing": _(
        "Whose words are these, and who may use them? Write it under “copyright”. Ask the rights"
        " holder before you use words of others."
    ),
    "no_question": _("Nothing is asked in it. Add at least one question under “item”."),
    "too_many_items": _(
        "It asks more than %(most)s things. Nobody finishes that; make it shorter."
    ),
}
_TEXT: Mapping[str, str | Promise] = {
    "text_missing": _("The text is missing. Write what people are to read."),
    "translation_missing": _("The text in language %(language)s is missing. Translate it."),
    "translation_twice": _("Two translations into %(language)s stand here. Remove one."),
    "translation_broken": _(
        "This translation has no usable “lang” or “content”. Fill in both, as text."
    ),
    "language_beyond": _(
        "This is translated into %(language)s, but the title is not. Translate the title and"
        " everything else too, or remove this one."
    ),
    "text_too_long": _(
        "The text in %(language)s has %(long)s characters; %(longest)s fit on a phone. Shorten it."
    ),
    "text_with_markup": _(
        "The text in %(language)s holds HTML or codes such as &amp;. Use plain words and signs."
    ),
    "odd_character": _(
        "The text in %(language)s holds a character that nobody sees (%(sign)s). Type it anew."
    ),
}
_ITEM: Mapping[str, str | Promise] = {
    "bad_link_id": _(
        "“%(value)s” cannot be a linkId. Use small letters, digits and dashes, such as “%(near)s”."
    ),
    "link_id_twice": _("This linkId was used at %(first)s already. Give this item another."),
    "unknown_type": _("There is no type “%(type)s”. Did you mean “%(near)s”?"),
    "refused_type": _(
        "Naast does not ask for a “%(type)s”. Ask it as a choice, a number or a short text."
    ),
    "group_in_group": _("A group stands within a group. On a phone one heading fits; use one."),
    "empty_group": _("Nothing stands in this group. Add its questions, or remove it."),
    "child_of_question": _(
        "Below a question only help, and the words at the ends of a scale, can stand: type display"
        " with itemControl help, lower or upper. Put other items beside it."
    ),
    "help_twice": _("The same kind of help stands here twice. Keep one."),
    "repeats": _(
        "More than one answer to a question is not possible. Make each option its own question"
        " with yes or no."
    ),
    "read_only": _("Nobody could answer this. Make it a display, or remove readOnly."),
    "required_passed_over": _("Nobody has to answer anything; every question can be skipped."),
    "open_answers": _("Answers beside the options are not possible. Use optionsOnly."),
    "hidden": _("This item would be hidden from whoever answers. Remove it, or show it."),
}
_ANSWERS: Mapping[str, str | Promise] = {
    "options_on_other": _(
        "An item of type %(type)s has no options. Make its type choice, or remove them."
    ),
    "too_few_options": _("A choice needs two options at least. Add them as answerOption."),
    "too_many_options": _("More than %(most)s options fit on no phone. Ask it in two steps."),
    "code_twice": _("Two options have the code “%(code)s”. Give one of them another."),
    "no_words_for_yes": _(
        "Naast does not know yes and no in language %(language)s. Make this a choice with two"
        " options."
    ),
    "chosen_before": _("An option chosen beforehand sways people. Remove initialSelected."),
    "option_without_code": _(
        "An option needs a code that stays when its words change. Write it as valueCoding with"
        " code and display."
    ),
    "bad_code": _(
        "“%(value)s” cannot be the code of an option. Use 1 to 40 letters, digits, dots and dashes."
    ),
    "weight_on_item": _("A weight belongs to an option, not to a question. Move it."),
    "ends_missing": _(
        "The lowest and the highest number are missing. Add the extensions minValue and maxValue."
    ),
    "ends_swapped": _("The lowest number (%(least)s) is not below the highest (%(most)s)."),
    "ends_on_other": _("Only numbers have a lowest and a highest. Remove them here."),
    "not_a_number": _("A number up to %(most)s belongs here, of the right kind. Correct it."),
    "length_on_other": _("Only texts have a length; this one is not used."),
    "bad_length": _("The longest answer must have 1 to %(most)s characters. Correct maxLength."),
}
_CONDITIONS: Mapping[str, str | Promise] = {
    "enable_behaviour": _(
        "Where there are several conditions, enableBehavior says all or any. Add it."
    ),
    "enable_operator": _("A condition is put with = or !=. Put it in this way."),
    "enable_question": _(
        "“%(name)s” is not an earlier question with options. A condition can only look back at one."
    ),
    "enable_code": _("“%(code)s” is no answer to “%(name)s”. Name one of its codes."),
    "condition_on_group": _("A condition stands at a question, not at a group. Move it."),
}
_SCORING: Mapping[str, str | Promise] = {
    "not_a_scoring": _('This is no scoring file. It begins with "format": "%(wanted)s".'),
    "other_instrument": _(
        "The scoring says “%(value)s”, the questionnaire “%(wanted)s”. Make them the same, or take"
        " the scoring that belongs to it."
    ),
    "bad_name": _("“%(value)s” cannot be an id. Use small letters, digits and dashes."),
    "name_again": _("The id “%(name)s” stands here twice. Give one of them another."),
    "too_many_rows": _("There are more than %(most)s of these. Keep what is needed."),
    "no_items": _("The score names no items. Add the linkIds that it is made of."),
    "item_again": _("“%(name)s” is named twice. Remove one."),
    "unknown_item": _("The questionnaire has no item “%(name)s”. Did you mean “%(near)s”?"),
    "not_countable": _("“%(name)s” gives no number, so no score can be made of it. Take it out."),
    "weight_missing": _(
        "An option of “%(name)s” has no weight. Add the extension ordinalValue (R4) or itemWeight"
        " (R5) to each."
    ),
    "reversed_beyond": _("“%(name)s” is reversed but not among the items. Add it, or remove it."),
    "unknown_rule": _("“%(value)s” is not a rule. Write mean or sum."),
    "at_least_missing": _(
        "Say under answered_at_least how many items must be answered, from 1 to %(most)s."
    ),
    "range_missing": _("Give the range of the score as two numbers, such as [0, 4]."),
    "range_differs": _(
        "Its items give a range from %(least)s to %(most)s. Correct the range, or the items."
    ),
    "ends_differ": _("The items have different ranges. Only items of one range make a score."),
    "table_of_one": _("“%(name)s” is set against itself. Name two different items."),
    "table_needs_choice": _("“%(name)s” has no options. Only choices are set against each other."),
}
_ANSWERED: Mapping[str, str | Promise] = {
    "answer_unknown_item": _("Nothing with this name is asked. Leave it out."),
    "answer_unknown_code": _("This is not one of the options. Choose one, or leave it open."),
    "answer_no_number": _("A number of the right kind belongs here."),
    "answer_outside": _("The number is below the lowest or above the highest."),
    "answer_no_text": _("A text belongs here."),
    "answer_too_long": _("The text is too long. Shorten it."),
    "answer_odd_character": _("The text holds a character that nobody sees. Type it anew."),
    "answer_not_asked": _("After the answers before it this is not asked. Leave it out."),
}
SENTENCES: Mapping[str, str | Promise] = {
    **_FILE, **_HEAD, **_TEXT, **_ITEM, **_ANSWERS, **_CONDITIONS, **_SCORING, **_ANSWERED,
}  # fmt: skip


def sentence(problem: Problem) -> str:
    """What is wrong and what to do, in the reader's language."""
    return str(SENTENCES[problem.code]) % problem.values


def place(problem: Problem) -> str:
    """Where: the path, and the item it belongs to."""
    if problem.item and problem.path:
        return f"{problem.item} ({problem.path})"
    return problem.item or problem.path
