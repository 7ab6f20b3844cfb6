"use strict";
// A file or words dropped on a half of the box go into its field; nothing is sent before the button is pressed.
for (const half of document.querySelectorAll(".box .half")) {
  const area = half.querySelector("textarea");
  const file = half.querySelector("input[type=file]");
  const over = (is) => half.classList.toggle("over", is);
  half.addEventListener("dragover", (event) => { event.preventDefault(); over(true); });
  half.addEventListener("dragleave", () => over(false));
  half.addEventListener("drop", (event) => {
    event.preventDefault();
    over(false);
    if (event.dataTransfer.files.length > 0) {
      const one = new DataTransfer();
      one.items.add(event.dataTransfer.files[0]);
      file.files = one.files;
      file.focus();
    } else {
      area.value = event.dataTransfer.getData("text/uri-list").trim() || event.dataTransfer.getData("text/plain");
      area.focus();
    }
  });
}
// Pressed once is enough: reading takes some seconds.
for (const form of document.querySelectorAll("form.box")) {
  const button = form.querySelector("button.main");
  const words = button.textContent;
  const rest = (is) => { button.disabled = is; button.textContent = is ? "Reading…" : words; };
  form.addEventListener("submit", () => setTimeout(() => rest(true)));
  addEventListener("pageshow", () => rest(false));
}
