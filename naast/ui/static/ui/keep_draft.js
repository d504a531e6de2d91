// Keeps a long form as it is written: a while after the last key, and when the window closes.
// Without this script the button does the same. Sends to the form's own address only.
"use strict";
(() => {
  const form = document.querySelector("form[data-keep]");
  if (!form) return;
  const said = form.querySelector("[data-said]");
  const revision = form.elements.namedItem("revision");
  const pause = 5000;
  let timer = 0, changed = false, sending = false, stopped = false, pressed = false;

  const body = () => {
    const data = new FormData(form);
    data.set("quiet", "1");
    return data;
  };
  const stop = (words) => { stopped = true; said.textContent = words; };
  const keep = async () => {
    if (!changed || sending || stopped) return;
    sending = true;
    changed = false;
    try {
      const answer = await fetch(location.href, { method: "POST", body: body(), redirect: "manual" });
      if (answer.ok) {
        revision.value = (await answer.json()).revision;
        said.textContent = form.dataset.kept;
      } else {
        changed = true;
        if (answer.status === 409) stop(form.dataset.stale);
        else if (answer.status !== 422) stop(form.dataset.out);
      }
    } catch {
      changed = true;
      said.textContent = "";
    }
    sending = false;
    if (pressed) form.requestSubmit();
    else if (changed && !stopped) plan();
  };
  const plan = () => {
    clearTimeout(timer);
    timer = setTimeout(keep, pause);
  };
  form.addEventListener("input", () => {
    changed = true;
    if (!stopped) said.textContent = "";
    plan();
  });
  form.addEventListener("submit", (event) => {
    clearTimeout(timer);
    if (sending) {
      pressed = true;
      event.preventDefault();
      return;
    }
    changed = false;
    stopped = true;
  });
  window.addEventListener("beforeunload", (event) => {
    if (changed) event.preventDefault();
  });
  window.addEventListener("pagehide", () => {
    if (changed && !stopped) navigator.sendBeacon(location.href, body());
  });
})();
