"use strict";
// j and k go from statement to statement; Escape takes away what a name means; a finger sees it first and follows then.
const beginnings = [...document.querySelectorAll(".begins")];
addEventListener("keydown", (event) => {
  if (event.key === "Escape") document.body.classList.add("quiet");
  if ((event.key !== "j" && event.key !== "k") || !free(event)) return;
  const place = beginnings.indexOf(document.activeElement);
  const next = event.key === "j" ? beginnings[place + 1] : beginnings[place < 0 ? beginnings.length - 1 : place - 1];
  if (next !== undefined) next.focus();
});
for (const name of ["focusin", "pointerover"]) {
  addEventListener(name, (event) => {
    if (event.target.closest?.(".named, .timed")) document.body.classList.remove("quiet");
  });
}
addEventListener("pointerdown", (event) => {
  const thing = event.target.closest?.("[data-told]");
  if (thing !== null && thing !== undefined && event.pointerType === "touch" && thing !== document.activeElement) {
    thing.addEventListener("click", (click) => { click.preventDefault(); thing.focus(); }, { once: true });
  }
});
