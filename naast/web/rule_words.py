"""The rules that decide, in words that a nurse and a works council read. Complete by test."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from naast.access.roles import Right, Role


@dataclass(frozen=True)
class Question:
    """What people fear is seen. fields: "area.Model.field", whose readers answer it."""

    text: str | Promise
    fields: tuple[str, ...]
    note: str | Promise = ""


QUESTIONS = (
    Question(
        _("Your name with your support, how to reach you, and your wishes"),
        ("cases.Case.profile",),
        _("Only your own supporter, no other. Each look is written down, and you can see it."),
    ),
    Question(
        _("Whether you said yes or no, and how far it is"),
        ("cases.Case.progress",),
        _("Only your own supporter, no other."),
    ),
    Question(_("Who your supporter is"), ("cases.Case.supporter",)),
    Question(
        _("That something is due today for somebody, not for whom"),
        ("cases.Case.phase", "cases.Case.next_due_at"),
    ),
    Question(
        _("How many colleagues a supporter helped in a month"),
        ("supporters.MonthlyLoad.count",),
        _("A supporter sees their own."),
    ),
    Question(
        _("Who looks after which supporter, as they chose each other"),
        ("supporters.Buddy.person",),
        _("Only the two themselves, supporter or coordinator, no other."),
    ),
    Question(
        _("That colleagues named you as somebody they would turn to, and how often"),
        ("supporters.Nominee.person", "supporters.Nominee.count"),
        _("You learn that you were named when you are asked, never how often or by whom."),
    ),
    Question(
        _("What was reported of an event, without the names of those involved"),
        ("incidents.Incident.text", "incidents.Incident.kind", "incidents.Incident.harm"),
    ),
    Question(
        _("Who reported an event"),
        ("incidents.Incident.reporter_id",),
        _("For thirty days, so that you can take a wrong name back."),
    ),
    Question(
        _("That support was offered to everyone involved: yes, or not yet"),
        ("incidents.Incident.support_offered",),
        _("A head of department sees this of their own department only."),
    ),
    Question(
        _("Why an event was judged to be a calamity or not, and who looks into it"),
        ("calamities.Weighing.reasons", "calamities.TeamMember.user"),
        _("Who analyses an event reads the file of that event only, and nothing of support."),
    ),
    Question(
        _("What a patient or family asked after a serious event, and what was promised to them"),
        ("calamities.FamilyQuestion.text", "calamities.FamilyPromise.what"),
        _("Also the contact person of that family; of a promise whoever made it."),
    ),
    Question(
        _("What the hospital writes to the inspectorate about an event"),
        ("calamities.ReportPart.answers",),
        _("Names are never asked. Who analyses an event reads the analysis of that event only."),
    ),
    Question(
        _("Your name, work and telephone in the directory of the hospital"),
        ("people.Person.name", "people.Person.phone"),
        _(
            "From the hospital's own list of staff. It says nothing about support. While"
            " departments are asked whom people would turn to, those asked search in it."
        ),
    ),
)

# The readers of PRIVACY that are people; the others are parts of the program.
ROLE_OF_READER: Mapping[str, Role] = {
    "supporter": Role.PEER_SUPPORTER,
    "coordinator": Role.COORDINATOR,
    "head_of_department": Role.HEAD_OF_DEPARTMENT,
    "committee_member": Role.COMMITTEE_MEMBER,
    "calamity_secretary": Role.CALAMITY_SECRETARY,
    "analyst": Role.ANALYST,
    "steward": Role.STEWARD,
    "staff_representative": Role.STAFF_REPRESENTATIVE,
    "board": Role.BOARD,
    "quality_manager": Role.QUALITY_MANAGER,
}
ROLE_WORDS: Mapping[Role, str | Promise] = {
    Role.COLLEAGUE: _("Every colleague"),
    Role.HEAD_OF_DEPARTMENT: _("The head of department"),
    Role.PEER_SUPPORTER: _("A supporter"),
    Role.COORDINATOR: _("The coordinator"),
    Role.DEPUTY_COORDINATOR: _("The deputy of the coordinator"),
    Role.COMMITTEE_MEMBER: _("The committee that looks into events"),
    Role.CALAMITY_SECRETARY: _("The secretary of that committee"),
    Role.ANALYST: _("Who analyses an event"),
    Role.BOARD: _("The board of the hospital"),
    Role.QUALITY_MANAGER: _("The quality manager"),
    Role.AUDITOR: _("An auditor"),
    Role.STEWARD: _("The steward, who keeps people and roles in order"),
    Role.STAFF_REPRESENTATIVE: _("The staff representative"),
}
# In a list behind "Read by".
SHORT_WORDS: Mapping[Role, str | Promise] = {
    Role.PEER_SUPPORTER: _("supporters"),
    Role.COORDINATOR: _("the coordinator"),
    Role.HEAD_OF_DEPARTMENT: _("your head of department"),
    Role.COMMITTEE_MEMBER: _("the committee"),
    Role.CALAMITY_SECRETARY: _("the committee's secretary"),
    Role.ANALYST: _("who analyses an event"),
    Role.STEWARD: _("the steward"),
    Role.STAFF_REPRESENTATIVE: _("the staff representative"),
    Role.BOARD: _("the board"),
    Role.QUALITY_MANAGER: _("the quality manager"),
}
RIGHT_WORDS: Mapping[Right, str | Promise] = {
    Right.REPORT_INCIDENT: _("report an event"),
    Right.ASK_FOR_SUPPORT: _("ask for support"),
    Right.READ_OWN_SUPPORT: _("see what is kept of their own support, and who looked"),
    Right.CHANGE_OWN_SUPPORT: _("change or stop their own support"),
    Right.READ_DEPARTMENT_OFFERS: _("see that support was offered in the department"),
    Right.READ_INCIDENTS: _("read what was reported of events"),
    Right.DECIDE_ON_SUPPORT: _("decide that support is offered after an event"),
    Right.COORDINATE_CASES: _("arrange support and find the right supporter"),
    Right.READ_TEAM: _("see the team of supporters"),
    Right.PLAN_ON_CALL: _("plan who is on call at night and at weekends"),
    Right.READ_CONTINUITY: _("see what only one person can do; counts, never a name"),
    Right.SUPPORT_COLLEAGUES: _("support the colleagues who were entrusted to them"),
    Right.CHANGE_OWN_AVAILABILITY: _("say when they can support somebody"),
    Right.MANAGE_PEOPLE: _("keep the staff directory"),
    Right.MANAGE_ROLES: _("give and end roles; the weighty ones together with a second person"),
    Right.APPROVE_ROLES: _("be the second person who agrees to a weighty role"),
    Right.MANAGE_SETTINGS: _("change the settings of the hospital"),
    Right.CHANGE_DIRECTORY_OF_HELP: _("keep the list of who can help"),
    Right.IMPORT_INCIDENTS: _("bring in events from another system of the hospital"),
    Right.CHOOSE_MATCHING: _("choose what counts in finding a supporter"),
    Right.ARRANGE_NOMINATIONS: _(
        "ask departments whom they would turn to, and invite those who were named"
    ),
    Right.NAME_SUPPORTERS: _("name colleagues they would turn to, in secret"),
    Right.KEEP_CALAMITIES: _("open calamity files, keep their clocks and ask who looks into them"),
    Right.READ_CALAMITIES: _("read calamity files; who analyses reads their own only"),
    Right.DO_CALAMITY_STEPS: _("see and do the steps of a calamity that are theirs"),
    Right.ANALYSE_CALAMITIES: _("analyse the events they look into, and no other"),
    Right.TALK_WITH_FAMILY: _(
        "read the guide for an honest talk with a patient or family, and ask for a coach"
    ),
    Right.KEEP_FAMILY: _(
        "keep the talks with a patient or family, where they are the contact person or promised"
        " something"
    ),
    Right.KEEP_COACHES: _("keep the list of those who coach such a talk"),
    Right.WRITE_CALAMITY_REPORTS: _(
        "write in the reports to the inspectorate; who analyses in the analysis only"
    ),
    Right.SIGN_CALAMITY_REPORTS: _("sign and send reports to the inspectorate, always as two"),
    Right.CODE_BLIND: _("give root causes of other events a code, seeing neither event nor people"),
    Right.KEEP_MEASURES: _("write down measures after a calamity, and what came of them"),
    Right.CARRY_OUT_MEASURES: _("see and carry out measures that were entrusted to them"),
    Right.READ_CAUSES: _("read which kinds of causes return over many events; never one event"),
    Right.KEEP_COMMITTEE: _(
        "keep the agenda and the decisions of the committee, correct a day, plan telling the result"
    ),
    Right.KEEP_EVALUATION: _("open and close rounds of anonymous questions; never read an answer"),
    Right.READ_PUBLICATIONS: _("read the numbers of a year, protected so that nobody can be found"),
    Right.KEEP_PUBLICATIONS: _(
        "publish the numbers of a year once, add a dated notice where one is wrong, and write the"
        " hospital's own words in the report"
    ),
    Right.BE_HEARD: _("say whether the facts are right, where they were heard"),
    Right.READ_OVERSIGHT: _("read how often support was opened, and check the log; never a person"),
    Right.READ_ALARMS: _("read alarms about unusual opening, and look into them"),
    Right.READ_OVERSIGHT: _("read how often each role opened support, and check the log"),
    Right.READ_PROGRAMME: _("read how the programme does as a whole; never about one person"),
    Right.CHOOSE_THRESHOLDS: _("choose from which number on somebody should look"),
    Right.READ_ALARMS: _("see that something unusual was opened, and in which role"),
}

# What no field holds. tests/architecture/test_no_text.py and the data map prove it.
NOWHERE = (
    _("What is said between you and your supporter."),
    _("Why you say no, stop, or ask for somebody else."),
    _("Notes about a person, a diagnosis, a mark, a judgement."),
    _("Who read a page here, and the answers of the self-check."),
    _("Who came to a talk with the whole group."),
    _("What you answered to the anonymous questions, or whether you answered them."),
    _("Whom you named as somebody you would turn to, or who named you."),
)
THIEVES = (
    (
        _("Whoever steals the database or its backups"),
        _(
            "reads the staff directory, the reports, and that support is going on for somebody."
            " Not for whom: names and outcomes are locked with keys that are not there."
        ),
    ),
    (
        _("Whoever steals the store of keys"),
        _(
            "has keys without anything to open, and of open support can find out whether a person"
            " they already think of is among them."
        ),
    ),
    (
        _("Whoever steals both"),
        _(
            "reads support that is open, or ended in the last seven nights. What ended earlier"
            " stays closed for everybody, also with every backup ever made."
        ),
    ),
    (
        _("The administrator of the hospital's computers"),
        _("holds one of the two, and learns as little as its thief."),
    ),
)
NOT_PROMISED = (
    _(
        "Somebody who takes over the running program, and changes it, sees what is opened while"
        " they are there. Each opening still leaves a line that nobody can take away."
    ),
    _("A supporter and a coordinator are people. What they remember is trust, not technique."),
    _(
        "Whoever runs the post or the telephones sees that a message came from here, and when."
        " Never a name or a reason."
    ),
    _("When a life is in danger, a supporter gets help, and tells you so."),
    _(
        "A supporter can be called as a witness. What the law then asks, ask a lawyer of the"
        " hospital or your union: nobody here can promise it."
    ),
)
