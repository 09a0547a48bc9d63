// Keys at an audit: j or n next, k or p previous, a accept, d dismiss. All of it can be done without them.
"use strict";
const KEPT = "exonym-keys-off";
const groups = () => [...document.querySelectorAll("[data-group]")];
const toggle = document.querySelector("[data-keys]");
let on = localStorage.getItem(KEPT) !== "yes";

function current() {
  return document.activeElement?.closest("[data-group]") ?? document.querySelector("[data-group]:target");
}

function go(step) {
  const all = groups();
  const at = all.indexOf(current());
  const next = all[at < 0 ? (step > 0 ? 0 : all.length - 1) : Math.min(Math.max(at + step, 0), all.length - 1)];
  if (!next) return;
  next.focus({ preventScroll: true });
  show(next);
}

function show(group) {
  group.scrollIntoView({ block: "nearest" });
  for (const row of document.querySelectorAll("tr.current")) row.classList.remove("current");
  const mark = [...document.querySelectorAll(`mark a[href="#${group.id}"]`)].pop();
  const row = mark?.closest("tr");
  row?.classList.add("current");
  if (row && matchMedia("(min-width: 70rem)").matches) row.scrollIntoView({ block: "nearest" });
}

function press(key) {
  current()?.querySelector(`button[data-key="${key}"]`)?.click();
}

const KEYS = { j: () => go(1), n: () => go(1), k: () => go(-1), p: () => go(-1), a: () => press("a"), d: () => press("d") };

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]");
  if (!on || typing || event.ctrlKey || event.metaKey || event.altKey || event.repeat || !KEYS[event.key]) return;
  event.preventDefault();
  KEYS[event.key]();
});

function say() {
  toggle.textContent = on ? "Keys are on" : "Keys are off";
  toggle.setAttribute("aria-pressed", String(on));
}

if (toggle) {
  toggle.closest(".keys").hidden = false;
  toggle.addEventListener("click", () => {
    on = !on;
    localStorage.setItem(KEPT, on ? "no" : "yes");
    say();
  });
  say();
}

function open() {
  const found = location.hash ? document.getElementById(location.hash.slice(1)) : null;
  for (let box = found?.closest("details"); box; box = box.parentElement?.closest("details")) box.open = true;
  if (!found) return;
  if (found.matches("[tabindex]")) found.focus({ preventScroll: true });
  if (found.matches("[data-group]")) show(found);
  else found.scrollIntoView({ block: "nearest" });
}
addEventListener("hashchange", open);
open();
