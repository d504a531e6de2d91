// Makes elements. Text is always text, never markup.

export function el(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes ?? {})) {
    if (typeof value === "function") made.addEventListener(key, value);
    else if (value === true) made.setAttribute(key, "");
    else if (value || value === 0) made.setAttribute(key, value);
  }
  made.append(...children.flat(Infinity).filter(Boolean));
  return made;
}

export const p = (text, kind) => el("p", { class: kind }, text);
export const title = (text) => el("h1", { tabindex: -1 }, text);
export const button = (text, click, kind = "btn") => el("button", { type: "button", class: kind, click }, text);
export const buttons = (...them) => el("div", { class: "btns" }, them);
export const back = (text, click) => button(text, click, "link back");

// A form that goes nowhere: Enter and the button do the same.
export function asked(then, ...children) {
  const submit = (event) => {
    event.preventDefault();
    then(event.target);
  };
  return el("form", { submit, novalidate: true }, children);
}

// A field of one line, with its hint and what was wrong with it.
export function field({ name, label, hint, wrong, ...input }) {
  const notes = { hint, error: wrong };
  const shown = Object.keys(notes).filter((it) => notes[it]);
  const described = shown.map((it) => `${name}-${it}`).join(" ");
  return el(
    "div",
    { class: "field" },
    el("label", { for: name }, label),
    shown.map((it) => el("p", { class: it, id: `${name}-${it}` }, notes[it])),
    el("input", { id: name, name, "aria-describedby": described, "aria-invalid": wrong && "true", autocomplete: "off", spellcheck: "false", ...input }),
  );
}
