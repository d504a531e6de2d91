// The questions, one screen each. A table of form.json says which two are one question asked of two
// moments; those share a screen. Nothing must be answered.
import { el, p, title } from "./dom.js";

const MOST_TILES = 11;

// [{ items, notes }]: one or two questions, and the remarks that stand before them.
export function screensOf({ items, tables }) {
  const twins = new Map(tables.map((it) => [it.rows, items.find((item) => item.id === it.columns)]));
  const [screens, placed] = [[], new Set()];
  let notes = [];
  for (const item of items) {
    const twin = twins.get(item.id);
    if (placed.has(item)) continue;
    if (item.kind === "note") notes.push(item);
    else {
      const together = twin && isSame(item, twin) ? [item, twin] : [item];
      together.forEach((it) => placed.add(it));
      screens.push({ items: together, notes });
      notes = [];
    }
  }
  return screens;
}

const isSame = (one, other) => one.group && other.group && JSON.stringify(one.text) === JSON.stringify(other.text);

// say: picks the language. keep(id, value): undefined takes the answer away.
export function drawScreen({ items, notes }, answers, say, words, keep) {
  const draw = (item, heading) => drawItem(item, heading, answers, say, words, keep);
  const remarks = notes.map((it) => p(say(it.text)));
  const [first, second] = items;
  if (second) return [...remarks, title(say(first.text)), items.map((it) => draw(it, el("h2", null, say(it.group.text))))];
  return [...remarks, first.group && p(say(first.group.text), "group"), draw(first, title(say(first.text)))];
}

function drawItem(item, heading, answers, say, words, keep) {
  const help = item.help && el("p", { class: "hint", id: `${item.id}-help` }, say(item.help));
  const value = answers[item.id];
  const set = (given) => keep(item.id, given);
  if (item.kind === "text") {
    const [id, careful] = [`${item.id}-text`, `${item.id}-careful`];
    heading.id = id;
    const input = ({ target }) => set(target.value.trim() || undefined);
    const area = { maxlength: item.longest, "aria-labelledby": id, "aria-describedby": careful, input };
    return el("div", { class: "field" }, heading, help, el("p", { class: "hint", id: careful }, words.careful), el("textarea", area, value));
  }
  const choices = choicesOf(item, say);
  const kind = item.kind === "whole" && choices.length <= MOST_TILES ? "tile" : "choice";
  const radios = choices.map(([code, text]) => {
    const input = { type: "radio", name: item.id, value: code, checked: value === code, change: () => set(code) };
    return el("label", { class: kind }, el("input", input), el("span", null, text));
  });
  const end = (it) => el("span", null, item[`${it}_text`] && `${item[it]} ${say(item[`${it}_text`])}`);
  const ends = (item.least_text || item.most_text) && el("p", { class: "ends" }, end("least"), end("most"));
  return el("fieldset", { class: "field", "aria-describedby": help?.id }, el("legend", null, heading), help, el("div", { class: `${kind}s` }, radios), ends);
}

function choicesOf({ kind, least, most, options }, say) {
  if (kind === "choice") return options.map((it) => [it.code, say(it.text)]);
  return Array.from({ length: most - least + 1 }, (_, at) => [least + at, String(least + at)]);
}

// What was answered, in words.
export function answerOf(item, answers, say) {
  const value = answers[item.id];
  const option = item.options?.find((it) => it.code === value);
  return option ? say(option.text) : value?.toString();
}
