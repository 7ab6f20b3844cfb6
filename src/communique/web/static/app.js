"use strict";
// Keys, copying, and asking again for answers that take long. Every page works without this.
const keys = document.getElementById("keys");
const single = document.getElementById("single-keys");
const finder = document.getElementById("find");
const KEPT = "communique.single-keys";
// Whether a key alone is a command: not beside another, not in a field, and not where single keys are switched off, as
// whoever speaks to the computer or strikes keys by mistake does (WCAG 2.1.4). Every script asks this.
function free(event) {
  const beside = event.ctrlKey || event.metaKey || event.altKey;
  return single.checked && !beside && !keys.open && event.target.closest("input, textarea, select, [contenteditable]") === null;
}
function showSingle() {
  document.body.classList.toggle("keyless", !single.checked);
  if (single.checked) finder.setAttribute("aria-keyshortcuts", "/");
  else finder.removeAttribute("aria-keyshortcuts");
}
function recallSingle() {
  try {
    single.checked = localStorage.getItem(KEPT) !== "off";
  } catch { /* a browser that keeps nothing: on, and off for this page */ }
  showSingle();
}
single.addEventListener("change", () => {
  try {
    localStorage.setItem(KEPT, single.checked ? "on" : "off");
  } catch { /* as above */ }
  showSingle();
});
addEventListener("storage", recallSingle); // switched in another window
addEventListener("pageshow", (event) => { if (event.persisted) recallSingle(); }); // switched on a later page, then gone back
recallSingle();
addEventListener("keydown", (event) => {
  if (!free(event)) return;
  if (event.key === "/") {
    event.preventDefault();
    finder.focus();
  } else if (event.key === "?") {
    keys.showModal();
  }
});
const opener = document.getElementById("show-keys");
opener.hidden = false;
opener.addEventListener("click", () => keys.showModal());
addEventListener("click", async (event) => {
  const button = event.target.closest("button[data-copy]");
  if (button === null) return;
  const words = button.textContent;
  try {
    await navigator.clipboard.writeText(button.dataset.copy);
    button.textContent = "Copied";
  } catch {
    button.textContent = "The browser does not let me copy";
  }
  setTimeout(() => { button.textContent = words; }, 1500);
});
const waiting = document.querySelector("[data-again]");
if (waiting !== null) setTimeout(() => location.reload(), Number(waiting.dataset.again) * 1000);
