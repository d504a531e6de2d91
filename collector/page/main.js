// What a respondent sees, screen after screen. What is kept and sent: docs/evaluation-page.md.
import { asked, back, button, buttons, el, field, p, title } from "./dom.js";
import { answerOf, drawScreen, screensOf } from "./form.js";
import { Trouble, askToken, checkNumber, drawToken, openRound, sealBallot, sendBallot } from "./round.js";
import { drawerOf, forgetAll, remembered } from "./store.js";

const [main, said, languageButton, forgetButton] = ["main", "said", "language", "forget"].map((it) => document.getElementById(it));
const PASS = /^[a-z2-7]{26}$/;
const MARK = /^[0-9a-f]{64}$/;
const ALARM = ["changed", "forged", "notTaken"];
const FINAL = ["refused", "used", "closed"]; // what is kept for this pass is of no more use

let language = navigator.languages.find((it) => /^(nl|en)\b/.test(it))?.slice(0, 2) ?? "en";
let words, round, screens, pass, drawer, state, number, busy;
let current = [];

const say = (texts) => texts[language] ?? texts[round.form.languages[0]];
const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
const fours = (text) => text.replace(/.{4}(?=.)/g, "$& ");
const shownMark = () => fours(round.mark.slice(0, 16));
const save = () => drawer.save({ ...state, language });

// Opening: the secret leaves the address bar before anything else happens.

async function open() {
  const fragment = location.hash.slice(1).toLowerCase();
  history.replaceState(null, "", location.pathname);
  await speak(language);
  if (!isSecureContext || !AbortSignal.timeout) return stop("old");
  waiting(words.loading);
  await attempt(async () => {
    round = await openRound(location.pathname.split("/")[2]);
    screens = screensOf(round.form);
    await arrive(fragment);
  }, open);
}

async function arrive(fragment) {
  const [first, second] = fragment.split(".");
  const kept = fragment ? null : remembered();
  if (PASS.test(first) && MARK.test(second)) await take(first, second);
  else if (kept) await take(kept.pass, kept.mark);
  else return show(typeCode, fragment && words.codeLink);
  if (!kept || !state.token?.signature) return show(welcome);
  await speak(state.language);
  show(state.ballot ? review : question);
}

async function take(itsPass, itsMark) {
  if (itsMark !== round.mark) throw new Trouble("changed");
  pass = itsPass;
  drawer = await drawerOf(pass, itsMark);
  state = (await drawer.load()) ?? { answers: {}, at: 0 };
}

async function speak(wanted) {
  words = (await import(`./${wanted}.js`)).default;
  document.documentElement.lang = language = wanted;
  document.title = words.title;
  languageButton.textContent = words.other;
  languageButton.lang = wanted === "nl" ? "en" : "nl";
  forgetButton.textContent = words.forget;
  languageButton.hidden = forgetButton.hidden = false;
}

// Showing: the heading of a new screen is read out, then how far one is.

function show(...screen) {
  current = screen;
  draw();
  forgetButton.hidden = [forgetting, forgotten, done].includes(screen[0]);
  scrollTo(0, 0);
  main.querySelector("h1").focus({ preventScroll: true });
}

function draw() {
  const [screen, ...more] = current;
  main.replaceChildren(...screen(...more).flat(Infinity).filter(Boolean));
  said.textContent = main.querySelector(".count")?.textContent;
}

// A step that the browser's back button undoes.
function go(screen, at) {
  state.at = at ?? state.at;
  history.pushState({ at, last: screen === review }, "");
  show(screen);
}

addEventListener("popstate", ({ state: step }) => {
  if (!drawer || state.ballot) return;
  if (!step || !state.token?.signature) return show(welcome);
  state.at = step.at ?? state.at;
  show(step.last ? review : question);
});
addEventListener("hashchange", () => location.hash && open());

// One thing at a time; what goes wrong gets its own sentence and what to do.
async function attempt(work, again) {
  if (busy) return;
  busy = true;
  try {
    await work();
  } catch (error) {
    stop(error instanceof Trouble ? error.kind : "broken", again);
  }
  busy = false;
}

function stop(kind, again) {
  if (FINAL.includes(kind)) leaveNothing();
  show(() => {
    const [heading, text] = words.trouble[kind];
    const code = () => show(typeCode);
    const onward = { offline: again, away: again, refused: code, long: () => go(review), broken: () => location.reload() }[kind];
    const label = again === onward || kind === "broken" ? words.again : words.back;
    return [title(heading), p(text, "lede"), ALARM.includes(kind) && p(words.tell, "strong"), onward && buttons(button(label, onward))];
  });
}

function waiting(text) {
  show(() => [title(text)]);
  forgetButton.hidden = true;
}

const list = (texts, values) => el("ul", null, texts.map((it) => el("li", null, fill(it, values))));

// Before anything is sent

function typeCode(wrong, typed) {
  const then = (form) => {
    const text = form.code.value;
    const code = text.split("#").pop().split(".")[0].toLowerCase().replace(/[^a-z2-7]/g, "");
    if (!PASS.test(code)) return show(typeCode, fill(words.codeWrong, { count: code.length }), text);
    show(compare, code);
  };
  const input = { name: "code", label: words.code, hint: words.codeHint, wrong, value: typed, autocapitalize: "none", class: "mono" };
  const next = buttons(el("button", { class: "btn" }, words.next));
  return [title(words.codeTitle), p(words.codeOr, "lede"), asked(then, field(input), next), aside("lookUp", words.lookUp, "link")];
}

function compare(code) {
  const same = () => attempt(async () => {
    await take(code, round.mark);
    show(welcome);
  });
  return [
    back(words.back, () => show(typeCode)),
    title(words.compareTitle),
    p(words.compareText, "lede"),
    p(shownMark(), "number"),
    buttons(button(words.same, same), button(words.differs, () => stop("changed"), "btn btn--second")),
  ];
}

function welcome() {
  const { opening, hospital, least_ballots: least } = round.manifest;
  const values = { ...opening, least };
  return [
    p(hospital, "over"),
    title(say(round.form.title)),
    p(say(round.form.intro), "lede"),
    buttons(button(state.token ? words.goOn : words.start, begin), aside("later", words.rather, "btn btn--second")),
    el("section", { class: "card" }, el("h2", null, words.promised), list(words.promises, values)),
    el("section", { class: "card plain" }, el("h2", null, words.unpromised), list(words.limits, values)),
    el("div", { class: "notice" }, p(words.sharedTitle, "strong"), p(words.shared)),
    el("details", null, el("summary", null, words.more), list(words.moreText)),
    p(words.mark, "strong"),
    p(shownMark(), "mono"),
    aside("lookUp", words.lookUp, "link"),
  ];
}

function aside(name, text, kind) {
  const leave = () => show(drawer ? welcome : typeCode);
  const page = () => ({ language, words, round, show, attempt, leave });
  const open = () => attempt(async () => {
    const screens = await import("./aside.js").catch(() => { throw new Trouble("offline"); });
    show(screens[name], page);
  }, open);
  return button(text, open, kind);
}

// Beginning: all is kept before the token is asked for, so that a lost answer costs nothing.

async function begin(anyway) {
  await attempt(async () => {
    state.token ??= await drawToken(round);
    const kept = await save();
    if (!state.token.signature) {
      if (!kept && anyway !== true) return show(unkept);
      waiting(words.loading);
      state.token = { prepared: state.token.prepared, signature: await askToken(round, pass, state.token) };
      await save();
    }
    go(state.ballot ? review : question, state.at);
  }, () => begin(anyway));
}

function unkept() {
  const choices = [button(words.anyway, () => begin(true)), button(words.back, () => show(welcome), "btn btn--second")];
  return [title(words.unkeptTitle), p(words.unkept, "lede"), buttons(...choices)];
}

// Answering

function question() {
  const { at } = state;
  const all = screens.length;
  const move = (to) => {
    if (to < 0) return show(welcome);
    if (to < all) go(question, to);
    else go(review);
    save();
  };
  const keep = (id, value) => {
    state.answers[id] = value;
    save();
  };
  const skip = () => {
    screens[at].items.forEach((it) => keep(it.id));
    move(at + 1);
  };
  return [
    back(words.back, () => move(at - 1)),
    p(fill(words.progress, { at: at + 1, all }), "count"),
    el("progress", { max: all, value: at + 1, "aria-hidden": "true" }),
    asked(
      () => move(at + 1),
      drawScreen(screens[at], state.answers, say, words, keep),
      buttons(el("button", { class: "btn" }, words.next), button(words.skip, skip, "link")),
    ),
  ];
}

function review() {
  const sending = buttons(button(words.send, send));
  if (state.ballot) return [title(words.reviewTitle), p(words.locked, "lede"), sending];
  const answer = (item, index) => [
    index && " → ",
    item.group && el("span", { class: "vh" }, `${say(item.group.text)} `),
    answerOf(item, state.answers, say) ?? "–",
  ];
  const rows = screens.map(({ items }, at) => {
    const name = say(items[0].text);
    const change = button(words.change, () => go(question, at), "link");
    change.append(el("span", { class: "vh" }, `: ${name}`));
    const any = items.some((it) => answerOf(it, state.answers, say));
    const given = any ? el("dd", null, items.map(answer)) : el("dd", { class: "soft" }, words.skipped);
    return el("div", null, el("dt", null, name), given, el("dd", null, change));
  });
  return [back(words.back, () => go(question, screens.length - 1)), title(words.reviewTitle), p(words.reviewText, "lede"), el("dl", null, rows), sending];
}

// Sending: what was locked once is sent again the same, until it is known to be in.

async function send() {
  await attempt(async () => {
    state.ballot ??= await sealBallot(round, state.answers);
    await save();
    waiting(words.sending);
    await sendBallot(round, state.token, state.ballot);
    number = await checkNumber(state.token);
    leaveNothing();
    show(done);
  }, send);
}

function done() {
  const card = el("section", { class: "card" }, el("h2", null, words.check), p(fours(number), "number"), p(words.checkText));
  return [title(words.doneTitle), card, p(words.doneText)];
}

// Forgetting

function leaveNothing() {
  drawer?.forget();
  state = drawer = pass = null;
}

function forgetting(before) {
  const forget = () => {
    if (!drawer) forgetAll();
    leaveNothing();
    show(forgotten);
  };
  const choices = [button(words.forgetYes, forget, "btn btn--danger"), button(words.forgetNo, () => show(...before), "btn btn--second")];
  return [title(words.forgetTitle), p(state?.token ? words.forgetBegun : words.forgetFresh, "lede"), buttons(...choices)];
}

const forgotten = () => [title(words.forgotten), p(words.forgottenText, "lede")];

forgetButton.addEventListener("click", () => show(forgetting, current));
languageButton.addEventListener("click", async () => {
  await speak(language === "nl" ? "en" : "nl").catch(() => {});
  forgetButton.hidden = [forgetting, forgotten, done].includes(current[0]);
  draw();
});

open();
