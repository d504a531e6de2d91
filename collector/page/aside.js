// Two ways aside, loaded when asked for: an entry in one's own calendar, and a check number.
import { random, toHex } from "./bytes.js";
import { asked, back, button, buttons, el, field, p, title } from "./dom.js";
import { askCheck } from "./round.js";

// What these two say. {count} is filled in.
export const texts = {
  en: {
    laterTitle: "A day that suits you",
    laterText: "Keep your card or link: it stays good until the answers are counted. Nobody will remind you, because nobody keeps a list.",
    day: "Which day?",
    entry: "Words in your calendar",
    entryWords: "Five minutes for myself",
    entryHint: "Only these words go into your calendar: no link, no code, no name.",
    makeEntry: "Make the calendar entry",
    entryMade: "The entry is made. Open it to put it in your calendar.",
    noDay: "Choose a day after today.",
    checkTitle: "Is my answer in?",
    checkHint: "12 letters and digits, shown when you had sent your answers.",
    checkWrong: "A check number has 12 letters and digits; here are {count} that count.",
    checkAsk: "Look it up",
    checkIn: "Yes, an answer with this check number is in.",
    checkOut: "No answer with this check number is in.",
  },
  nl: {
    laterTitle: "Een dag die jou past",
    laterText: "Bewaar je kaart of link: die blijft geldig tot de antwoorden geteld worden. Niemand herinnert je eraan, want niemand houdt een lijst bij.",
    day: "Welke dag?",
    entry: "Woorden in je agenda",
    entryWords: "Vijf minuten voor mezelf",
    entryHint: "Alleen deze woorden komen in je agenda: geen link, geen code, geen naam.",
    makeEntry: "Maak de afspraak",
    entryMade: "De afspraak is klaar. Open het bestand, dan komt ze in je agenda.",
    noDay: "Kies een dag na vandaag.",
    checkTitle: "Is mijn antwoord aangekomen?",
    checkHint: "12 letters en cijfers, die je zag toen je antwoorden verstuurd waren.",
    checkWrong: "Een controlenummer heeft 12 letters en cijfers; hier staan er {count} die tellen.",
    checkAsk: "Zoek op",
    checkIn: "Ja, er is een antwoord met dit controlenummer aangekomen.",
    checkOut: "Er is geen antwoord met dit controlenummer aangekomen.",
  },
};

// page: what main.js lends: language, words, round, show, attempt, leave.
export function later(page, wrong) {
  const { language, words: { back: backwards }, show, leave } = page();
  const words = texts[language];
  const tomorrow = new Date(Date.now() + 864e5).toLocaleDateString("sv");
  const made = p("", "strong");
  made.setAttribute("role", "status");
  const then = ({ day, entry }) => {
    if (!day.value || day.value < tomorrow) return show(later, page, words.noDay);
    offer(entryOf(day.value, entry.value || words.entryWords));
    made.textContent = words.entryMade;
  };
  return [
    back(backwards, leave),
    title(words.laterTitle),
    p(words.laterText, "lede"),
    asked(
      then,
      field({ name: "day", label: words.day, type: "date", min: tomorrow, wrong }),
      field({ name: "entry", label: words.entry, hint: words.entryHint, value: words.entryWords }),
      buttons(el("button", { class: "btn" }, words.makeEntry)),
    ),
    made,
  ];
}

export function lookUp(page, wrong, typed, isIn) {
  const { language, words: { back: backwards, check: label }, round, show, attempt, leave } = page();
  const words = texts[language];
  const then = (form) => {
    const text = form.check.value;
    const check = text.toLowerCase().replace(/[^a-z2-7]/g, "");
    if (check.length !== 12) return show(lookUp, page, words.checkWrong.replace("{count}", check.length), text);
    const ask = () => attempt(async () => show(lookUp, page, null, text, await askCheck(round, check)), ask);
    ask();
  };
  const input = { name: "check", label, hint: words.checkHint, wrong, value: typed, class: "mono" };
  return [
    back(backwards, leave),
    title(words.checkTitle),
    isIn !== undefined && el("div", { class: "card", role: "status" }, p(isIn ? words.checkIn : words.checkOut)),
    asked(then, field(input), buttons(el("button", { class: "btn" }, words.checkAsk))),
  ];
}

// RFC 5545: a whole day, marked private, with a sign at six in the evening, and nothing else.
function entryOf(day, words) {
  const text = words.replace(/[\\;,]/g, "\\$&").replace(/\s+/g, " ").trim();
  const now = new Date().toISOString().replace(/[-:]|\.\d+/g, "");
  return [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//own//entry//EN",
    "BEGIN:VEVENT",
    `UID:${toHex(random(16))}`,
    `DTSTAMP:${now}`,
    `DTSTART;VALUE=DATE:${day.replaceAll("-", "")}`,
    `SUMMARY:${text}`,
    "CLASS:PRIVATE",
    "TRANSP:TRANSPARENT",
    "BEGIN:VALARM",
    "ACTION:DISPLAY",
    `DESCRIPTION:${text}`,
    "TRIGGER:PT18H",
    "END:VALARM",
    "END:VEVENT",
    "END:VCALENDAR",
    "",
  ].join("\r\n");
}

function offer(text) {
  const address = URL.createObjectURL(new Blob([text], { type: "text/calendar" }));
  const link = el("a", { href: address, download: "agenda.ics" });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
