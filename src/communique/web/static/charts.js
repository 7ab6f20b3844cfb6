"use strict";
// The line below a chart tells the mark under the pointer or the focus. One Tab enters a chart, arrows go from mark to mark.
const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1, Home: -Infinity, End: Infinity };
for (const chart of document.querySelectorAll("figure.chart")) {
  const marks = [...chart.querySelectorAll("svg a")];
  const told = chart.querySelector(".told");
  const enter = (mark) => {
    for (const one of marks) one.setAttribute("tabindex", one === mark ? "0" : "-1");
  };
  const tell = (event) => {
    const mark = event.target.closest("svg [aria-label]:not(svg)");
    if (mark !== null) told.textContent = mark.getAttribute("aria-label");
  };
  chart.addEventListener("pointerover", tell);
  chart.addEventListener("focusin", tell);
  chart.addEventListener("keydown", (event) => {
    const place = marks.indexOf(event.target);
    if (place < 0 || !(event.key in STEPS)) return;
    event.preventDefault();
    const next = marks[Math.min(Math.max(place + STEPS[event.key], 0), marks.length - 1)];
    enter(next);
    next.focus();
  });
  if (marks.length > 0) {
    enter(marks[0]);
    told.textContent = "Point at a mark to read what it is, or go from one to the next with the arrow keys.";
  }
}
