// The causal tree: keys in the list, edits without a new page, and unsent text kept on the server.
// Every act is a form of the page, which works without this file as well.
"use strict";
(() => {
  const PAUSE = 600; // milliseconds without a letter before what is written is kept
  const editor = () => document.getElementById("tree-editor");
  const within = (selector) => editor().querySelector(selector);
  const lines = () => [...editor().querySelectorAll(".tree__line")];
  const line = (node) => document.getElementById(`line-${node}`);
  const level = (item) => Number(item.dataset.level);
  const shown = () => lines().filter((item) => !item.hidden);
  const folded = new Set();
  let picked = null;
  let fits = false;
  let timer = null;
  let keeping = Promise.resolve();
  let busy = false;
  let ahead = null; // letters typed while a box is still opening

  const tell = (words) => {
    const alert = document.getElementById("tree-alert");
    const box = document.createElement("div");
    const text = document.createElement("p");
    box.className = "notice notice--warning";
    text.textContent = words;
    box.append(text);
    alert.replaceChildren(box);
  };

  // What is written and not sent
  const writers = () => [...editor().querySelectorAll("form[data-draft]")];
  const changed = (form) => [...form.elements].some((it) =>
    (it.tagName === "TEXTAREA" && it.value !== it.defaultValue) ||
    (it.tagName === "SELECT" && [...it.options].some((one) => one.selected !== one.defaultSelected)
      && it.value !== ([...it.options].find((one) => one.defaultSelected) ?? it.options[0]).value));
  const unsent = () => writers().find(changed);
  const keep = (form) => {
    clearTimeout(timer);
    timer = null;
    const body = new FormData(form);
    body.set("act", form.dataset.draft);
    if (!changed(form)) body.set("discard", "on");
    const words = changed(form) ? editor().dataset.kept : "";
    const status = form.querySelector("[data-status]");
    keeping = keeping.then(async () => {
      try {
        const answer = await fetch(form.action.replace(/change\/$/, "unsent/"),
          { method: "POST", body, keepalive: true, redirect: "manual" });
        status.textContent = answer.ok || answer.type === "opaqueredirect" ? words : editor().dataset.notKept;
      } catch {
        status.textContent = editor().dataset.notKept;
      }
    });
    return keeping;
  };
  const keepNow = () => {
    const form = timer && unsent();
    if (form) keep(form);
  };

  // Edits and boxes without a new page
  const show = (text, address) => {
    const fresh = new DOMParser().parseFromString(text, "text/html").getElementById("tree-editor");
    if (!fresh) return false;
    editor().replaceWith(document.adoptNode(fresh));
    if (address) window.history.replaceState(null, "", address);
    dress();
    return true;
  };
  const send = async (form, button) => {
    if (busy) return;
    busy = true;
    clearTimeout(timer);
    timer = null;
    const body = new FormData(form);
    if (button?.name) body.set(button.name, button.value);
    await keeping;
    try {
      const answer = await fetch(form.action, { method: "POST", body });
      if (!show(await answer.text(), answer.redirected ? answer.url : null)) tell(editor().dataset.gone);
      else if (answer.redirected) focusOn(chosen());
      else document.querySelector("#tree-alert [tabindex]")?.focus();
    } catch {
      tell(editor().dataset.offline);
    }
    busy = false;
  };
  const open = async (node) => {
    if (within("#chosen").dataset.node === node) return true;
    const form = unsent();
    if (form) {
      tell(editor().dataset.unsent);
      form.querySelector("textarea").focus();
      return false;
    }
    const address = line(node).querySelector("a").href;
    try {
      const answer = await fetch(address);
      return show(await answer.text(), address) || (tell(editor().dataset.gone), false);
    } catch {
      tell(editor().dataset.offline);
      return false;
    }
  };
  const act = async (node, button) => {
    if (!(await open(node))) return;
    const found = within(`#tree-act button[value="${button}"]`);
    if (found) await send(found.form, found);
  };

  // The list as a tree
  const chosen = () => within(".tree__line--chosen");
  const focusOn = (item) => {
    if (!item) return;
    for (const one of lines()) one.tabIndex = one === item ? 0 : -1;
    item.focus();
  };
  const fold = () => {
    let under = 0;
    for (const item of lines()) {
      const isFolded = folded.has(item.dataset.node);
      item.hidden = under > 0 && level(item) > under;
      if (!item.hidden) under = isFolded ? level(item) : 0;
      if ("holds" in item.dataset) item.setAttribute("aria-expanded", String(!isFolded));
      item.classList.toggle("tree__picked", item.dataset.node === picked);
    }
  };
  const above = (item) => lines().slice(0, lines().indexOf(item)).reverse().find((one) => level(one) < level(item));
  const write = async (item, value) => {
    ahead = "";
    const isOpen = await open(item.dataset.node);
    const typed = ahead;
    ahead = null;
    const button = isOpen && within(`form[data-draft] button[value="${value}"]`);
    const text = button && button.form.querySelector("textarea");
    if (!text) return;
    button.form.dataset.primary = value;
    text.focus();
    text.scrollIntoView({ block: "center" });
    if (!typed) return;
    text.value += typed;
    text.dispatchEvent(new Event("input", { bubbles: true }));
  };
  const hang = async (item) => {
    const to = item.dataset.node;
    if (!picked || !(await open(picked))) return;
    const select = within("#tree-to");
    if (!select) return;
    select.value = to;
    picked = null;
    if (select.value === to) await send(select.form, within('#tree-act button[value="move"]'));
    else fold();
  };
  const keys = {
    ArrowDown: (item, all, at) => focusOn(all[at + 1]),
    ArrowUp: (item, all, at) => focusOn(all[at - 1]),
    Home: (item, all) => focusOn(all[0]),
    End: (item, all) => focusOn(all.at(-1)),
    ArrowRight: (item, all, at) => {
      if (folded.delete(item.dataset.node)) fold();
      else if ("holds" in item.dataset) focusOn(all[at + 1]);
    },
    ArrowLeft: (item) => {
      if ("holds" in item.dataset && !folded.has(item.dataset.node)) {
        folded.add(item.dataset.node);
        fold();
      } else focusOn(above(item));
    },
    "?": () => document.getElementById("tree-help").showModal(),
    Enter: async (item) => {
      if ("edit" in editor().dataset) await write(item, "write");
      else if (await open(item.dataset.node)) focusOn(chosen());
    },
  };
  const edits = {
    b: (item) => write(item, "below"),
    n: (item) => write(item, "beside"),
    t: (item) => write(item, "between"),
    r: (item) => write(lines()[0] ?? item, "recovery"),
    g: (item) => act(item.dataset.node, "gate"),
    x: (item) => { picked = picked === item.dataset.node ? null : item.dataset.node; fold(); if (picked) tell(editor().dataset.cut); },
    v: hang,
    Delete: (item) => act(item.dataset.node, "remove"),
  };
  const moves = { ArrowUp: "earlier", ArrowDown: "later", ArrowLeft: "out", ArrowRight: "into" };
  const press = (event) => {
    if (ahead !== null && !event.ctrlKey && !event.metaKey) {
      if (event.key.length === 1) ahead += event.key;
      event.preventDefault();
      return;
    }
    const item = event.target.closest(".tree__line");
    const mayEdit = "edit" in editor().dataset;
    if (mayEdit && (event.ctrlKey || event.metaKey) && !event.target.closest("textarea, input, select")) {
      const again = event.key === "y" || (event.key.toLowerCase() === "z" && event.shiftKey);
      const button = event.key.toLowerCase() === "z" || again ? within(`#tree-${again ? "redo" : "undo"} button`) : null;
      if (button && !button.disabled) { event.preventDefault(); send(button.form, button); }
      return;
    }
    if (event.key === "Escape" && event.target.closest("#chosen")) { focusOn(chosen()); return; }
    if (event.target.tagName === "TEXTAREA" && event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      const form = event.target.form;
      const value = form.dataset.primary ?? form.dataset.draft;
      const button = form.querySelector(`button[value="${value}"]`);
      if (button) { event.preventDefault(); send(form, button); }
      return;
    }
    if (!item || event.ctrlKey || event.metaKey) return;
    if (event.altKey) {
      if (mayEdit && event.key in moves) { event.preventDefault(); act(item.dataset.node, moves[event.key]); }
      return;
    }
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const does = keys[key] ?? (mayEdit ? edits[key] : undefined);
    if (!does) return;
    event.preventDefault();
    const all = shown();
    does(item, all, all.indexOf(item));
  };

  const fit = () => {
    within("#tree-drawing").classList.toggle("tree__drawing--fit", fits);
    within("#tree-fit").setAttribute("aria-pressed", String(fits));
  };
  const look = () => {
    const pane = within("#tree-drawing");
    const box = pane.querySelector(".pt-box--chosen")?.getBoundingClientRect();
    if (!box || fits) return;
    const frame = pane.getBoundingClientRect();
    pane.scrollBy(box.x + box.width / 2 - frame.x - frame.width / 2, box.y + box.height / 2 - frame.y - frame.height / 2);
  };
  const dress = () => {
    const list = within("#tree-lines");
    list.setAttribute("role", "tree");
    list.setAttribute("aria-labelledby", "tree-name");
    for (const item of lines()) {
      item.setAttribute("role", "treeitem");
      item.setAttribute("aria-selected", String(item.classList.contains("tree__line--chosen")));
      item.tabIndex = item === chosen() ? 0 : -1;
      item.querySelector("a").tabIndex = -1;
    }
    for (let item = chosen(); item; item = above(item)) if (item !== chosen()) folded.delete(item.dataset.node);
    for (const id of ["tree-fit", "tree-keys"]) document.getElementById(id).hidden = false;
    fold();
    fit();
    look();
  };

  if (!editor()) return;
  dress();
  document.addEventListener("keydown", press);
  document.addEventListener("click", async (event) => {
    if (event.target.closest("#tree-keys")) document.getElementById("tree-help").showModal();
    if (event.target.closest("#tree-fit")) { fits = !fits; fit(); look(); }
    const link = event.target.closest(".tree__line > a, .tree__drawing a");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const node = new URL(link.href?.baseVal ?? link.href, window.location.href).searchParams.get("node");
    const inList = link.closest(".tree__line");
    if (await open(node)) {
      if (inList) focusOn(chosen());
      if (window.matchMedia("(max-width: 63.9rem)").matches) within("#chosen").scrollIntoView();
    }
  });
  document.addEventListener("submit", (event) => {
    if (!("tree" in event.target.dataset)) return;
    event.preventDefault();
    send(event.target, event.submitter);
  });
  document.addEventListener("input", (event) => {
    const form = event.target.closest("form[data-draft]");
    if (!form) return;
    clearTimeout(timer);
    timer = setTimeout(() => keep(form), PAUSE);
  });
  document.addEventListener("visibilitychange", () => { if (document.hidden) keepNow(); });
  window.addEventListener("pagehide", keepNow);
})();
