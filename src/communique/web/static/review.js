"use strict";
// Settling by keyboard: each key stands on its button, link or field. In fields all keys write.
addEventListener("keydown", (event) => {
  if (event.repeat || !free(event)) return;
  const target = [...document.querySelectorAll("[data-key]")].find((one) => one.dataset.key.split(" ").includes(event.key));
  if (target === undefined) return;
  event.preventDefault();
  if (target.matches("input")) target.focus();
  else target.click();
});
addEventListener("keydown", (event) => {
  if (event.key === "Escape" && event.target.matches("input[data-key]")) event.target.blur();
});
