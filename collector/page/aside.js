// Two ways aside, loaded when asked for: an entry in one's own calendar, and a check number.
import { random, toHex } from "./bytes.js";
import { asked, back, button, buttons, el, field, p, title } from "./dom.js";
import { askCheck } from "./round.js";

// page: what main.js lends: words, round, show, attempt, leave.
export function later(page, wrong) {
  const { words, show, leave } = page();
  const tomorrow = new Date(Date.now() + 864e5).toLocaleDateString("sv");
  const made = p("", "strong");
  made.setAttribute("role", "status");
  const then = ({ day, entry }) => {
    if (!day.value || day.value < tomorrow) return show(later, page, words.noDay);
    offer(entryOf(day.value, entry.value || words.entryWords));
    made.textContent = words.entryMade;
  };
  return [
    back(words.back, leave),
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
  const { words, round, show, attempt, leave } = page();
  const then = (form) => {
    const text = form.check.value;
    const check = text.toLowerCase().replace(/[^a-z2-7]/g, "");
    if (check.length !== 12) return show(lookUp, page, words.checkWrong.replace("{count}", check.length), text);
    const ask = () => attempt(async () => show(lookUp, page, null, text, await askCheck(round, check)), ask);
    ask();
  };
  const input = { name: "check", label: words.check, hint: words.checkHint, wrong, value: typed, class: "mono" };
  return [
    back(words.back, leave),
    title(words.checkTitle),
    isIn !== undefined && el("div", { class: "notice", role: "status" }, p(isIn ? words.checkIn : words.checkOut)),
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
