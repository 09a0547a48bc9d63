// Without this script marks and findings lead to one another as links. With it both stay in sight, and keys lead on.
"use strict";
const BESIDE = matchMedia("(min-width: 70rem)"); // the findings stand beside the texts; else over their foot
const groups = [...document.querySelectorAll("[data-group]")];
const marks = [...document.querySelectorAll("mark a")];
const panel = document.querySelector(".fix");
let current = null;
let cameFrom = null;
let goingBack = false;

const groupOf = (link) => groups.find((one) => link.hash === "#" + one.id);
const marksOf = (group) => marks.filter((one) => one.hash === "#" + group.id);
const inTranslation = (group) => marksOf(group).find((one) => one.closest("td:last-child")) ?? marksOf(group)[0];

function open(element) {
  for (let box = element.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
}

function choose(group) {
  for (const one of document.querySelectorAll(".current")) one.classList.remove("current");
  current = group;
  if (!group) return;
  open(group);
  group.classList.add("current");
  for (const one of marksOf(group)) one.parentElement.classList.add("current");
  if (BESIDE.matches) bringIntoPanel(group);
}

// Within the panel, so that the texts stay where they are; the page moves for the end of a list alone.
function bringIntoPanel(group) {
  const [box, around] = [group.getBoundingClientRect(), panel.getBoundingClientRect()];
  const head = panel.querySelector(".head").offsetHeight;
  const [top, bottom] = [around.top + head, Math.min(around.bottom, innerHeight)];
  if (box.top < top || box.bottom > bottom) panel.scrollTop += box.top - top - 8;
  if (group.getBoundingClientRect().bottom > innerHeight) group.scrollIntoView({ block: "nearest", behavior: "instant" });
}

// The place in the texts, clear of the sheet at the foot of a narrow screen.
function bringIntoSight(mark) {
  const box = mark.getBoundingClientRect();
  const foot = BESIDE.matches || !current ? innerHeight : current.getBoundingClientRect().top;
  if (box.top >= 40 && box.bottom <= foot - 20) return;
  const wanted = BESIDE.matches ? innerHeight / 3 : foot / 3;
  scrollBy({ top: box.top - wanted, behavior: "instant" });
}

function go(group, mark = inTranslation(group)) {
  choose(group);
  if (mark) bringIntoSight(mark);
  group.focus({ preventScroll: true });
}

function step(by) {
  const at = groups.indexOf(current);
  const next = groups[at < 0 ? (by > 0 ? 0 : groups.length - 1) : at + by];
  if (next) go(next);
}

function close() {
  const back = cameFrom ?? (current && inTranslation(current));
  const had = current;
  choose(null);
  cameFrom = null;
  goingBack = true; // where focus would choose it again
  if (had && back) back.focus({ preventScroll: true });
  goingBack = false;
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a, button");
  if (link?.matches("[data-step]")) return step(Number(link.dataset.step));
  if (link?.matches("[data-close]")) return event.preventDefault(), close();
  if (link?.matches("[data-copy]")) return copy(link);
  if (!link?.hash) return;
  const group = groupOf(link);
  if (group) {
    event.preventDefault();
    cameFrom = link;
    go(group, link.closest("mark") ? link : undefined);
  } else if (link.closest("[data-group]")) {
    const place = document.getElementById(link.hash.slice(1));
    if (!place) return;
    event.preventDefault();
    choose(link.closest("[data-group]"));
    bringIntoSight(place.nextElementSibling ?? place);
  }
});

document.addEventListener("focusin", (event) => {
  if (!goingBack && event.target.matches("mark a:focus-visible")) choose(groupOf(event.target));
});

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape" && current) return close();
  if (!event.target.closest(".bench") || event.target.closest("input, textarea")) return;
  if (event.key === "j" || event.key === "n") step(1);
  if (event.key === "k" || event.key === "p") step(-1);
});

async function copy(button) {
  const text = document.getElementById("corrected-text");
  open(text);
  getSelection().selectAllChildren(text);
  const done = await navigator.clipboard.writeText(text.textContent).then(() => true, () => document.execCommand("copy"));
  button.nextElementSibling.textContent = done ? "Copied." : "It is marked: copy it with Ctrl+C.";
}

addEventListener("beforeprint", () => document.querySelectorAll("details").forEach((box) => { box.open = true; }));
document.documentElement.classList.add("scripted");
for (const one of document.querySelectorAll("[data-scripted]")) one.hidden = false;
if (location.hash) groups.filter((one) => "#" + one.id === location.hash).forEach((one) => go(one));
