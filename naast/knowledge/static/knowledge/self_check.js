// The private self-check. Adds up in this window only: nothing is sent, stored or remembered.
"use strict";
(() => {
  const check = document.getElementById("self-check");
  const show = (element, visible) => { element.hidden = !visible; };
  const results = [...check.querySelectorAll("[data-low]")];
  const life = document.getElementById("check.life.result");
  const unfinished = document.getElementById("check.unfinished");
  const groups = [...check.querySelectorAll("fieldset[data-counts]")];
  const chosen = (group) => group.querySelector("input:checked");

  const clear = () => {
    results.forEach((result) => show(result, false));
    show(life, false);
    show(unfinished, false);
  };
  const look = () => {
    clear();
    const lifeAnswer = chosen(document.getElementById("check.life"));
    const inDanger = lifeAnswer !== null && Number(lifeAnswer.value) > 0;
    show(life, inDanger);
    const open = groups.find((group) => chosen(group) === null);
    if (open && !inDanger) {
      show(unfinished, true);
      open.querySelector("input").focus();
      return;
    }
    const total = groups.reduce((sum, group) => sum + Number(chosen(group)?.value ?? 0), 0);
    const result = results.find((it) => total >= Number(it.dataset.low) && total <= Number(it.dataset.high));
    show(result, open === undefined);
    (inDanger ? life : result).focus();
  };
  const again = () => {
    check.querySelectorAll("input").forEach((input) => { input.checked = false; });
    clear();
    check.querySelector("input").focus();
  };

  clear();
  document.querySelectorAll("[data-paper]").forEach((element) => show(element, false));
  show(document.getElementById("check.buttons"), true);
  document.getElementById("check.look").addEventListener("click", look);
  document.getElementById("check.again").addEventListener("click", again);
  again();
  document.activeElement.blur();
})();
