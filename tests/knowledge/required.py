"""What the guide must hold, by hand from BRIEF S3. Never made from the code it checks."""

OPENING = [
    "opening.sentence",
    "opening.who_i_am",
    "opening.i_heard",
    "opening.everyone",
    "opening.good_moment",
    "opening.confidential",
    "opening.voluntary",
    "opening.nothing_written",
    "opening.no_psychologist",
    "opening.where_and_how_long",
    "opening.reach_me",
]
QUESTIONS = [
    "question.what_happened",
    "question.how_are_you",
    "question.how_coping",
    "question.what_next",
    "question.who_supports",
    "question.what_helped",
    "question.can_you_work",
    "question.need_help",
    "question.general_practitioner",
    "question.call_again",
]
SAYING = [
    "saying.normal_reactions",
    "saying.become_less",
    "saying.went_well",
    "saying.guilt",
    "saying.most_recover",
    "saying.eat_sleep_move",
    "saying.relaxation",
    "saying.stop_thoughts",
]
TECHNIQUE = [
    "technique.listen",
    "technique.summarise",
    "technique.open_questions",
    "technique.do_not_fill_in",
    "technique.silence",
    "technique.speak_in_i",
    "technique.eye_contact",
    "technique.posture",
    "technique.emotion",
    "technique.reward_openness",
    "technique.no_judgement",
    "technique.no_solutions",
    "technique.no_comparison",
]
NEVER = [
    "never.not_that_bad",
    "never.stupid_worthless",
    "never.what_i_went_through",
    "never.pressure",
    "never.bad_timing",
]
WATCH = [
    "watch.exaggeration",
    "watch.denial",
    "watch.reliving",
    "watch.suicide",
    "watch.incompetence",
]
THEN = [
    "then.ask_directly",
    "then.stay",
    "then.call_now",
    "then.tell_them",
    "then.refer",
    "then.coordinator",
    "then.yourself",
]
# The supporter prepares the colleague for the analysis interview and the talk with the family.
PREPARING = [
    "interview.why",
    "interview.not_know",
    "interview.apart",
    "family.honest",
    "family.not_known",
    "family.sorry",
    "family.process",
]
# BRIEF, "Reactions and why peers".
REACTIONS = [
    "emotion.fear",
    "emotion.anger",
    "emotion.doubt",
    "emotion.shame",
    "emotion.grief",
    "emotion.isolation",
    "behaviour.sleep",
    "behaviour.less_done",
    "thinking.concentration",
    "thinking.reliving",
    "body.tired",
    "body.pain",
    "body.nausea",
]
ALL = [
    *OPENING,
    *QUESTIONS,
    *SAYING,
    *TECHNIQUE,
    *NEVER,
    *WATCH,
    *THEN,
    *PREPARING,
    *REACTIONS,
]
