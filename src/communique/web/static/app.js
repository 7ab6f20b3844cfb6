"use strict";
// Keys, copying, and asking again for answers that take long. Every page works without this.
function typing(target) {
  return target.closest("input, textarea, select, [contenteditable]") !== null;
}
addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  if (event.key === "/") {
    event.preventDefault();
    document.getElementById("find").focus();
  } else if (event.key === "?") {
    document.getElementById("keys").showModal();
  }
});
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
