"use strict";
for (const section of document.querySelectorAll(".points-of")) {
  const controls = section.querySelector(".controls");
  const ranked = section.querySelector(".ranked");
  const flat = section.querySelector(".flat");
  const points = [...section.querySelectorAll(".point")];
  const homes = new Map(points.map((point) => [point, point.parentElement]));
  const groups = [...section.querySelectorAll(".group, .folded")];

  const wanted = () => [...controls.querySelectorAll(".chips input:checked")].map((input) => input.value);

  function filter() {
    const labels = wanted();
    let shown = 0;
    for (const point of points) {
      const has = point.dataset.labels.split(" ");
      point.hidden = labels.length > 0 && !labels.some((label) => has.includes(label));
      shown += point.hidden ? 0 : 1;
    }
    for (const group of groups) {
      const inside = [...group.querySelectorAll(".point")];
      group.hidden = inside.length > 0 && inside.every((point) => point.hidden);
      if (labels.length > 0 && group.matches("details")) group.open = true;
    }
    let heading = null;
    for (const item of flat.children) {
      if (item.matches(".divider")) {
        heading = item;
        heading.hidden = true;
      } else if (heading !== null && !item.hidden) {
        heading.hidden = false;
      }
    }
    controls.querySelector(".found").textContent = `${shown} of ${points.length} points shown`;
  }

  function sorted(order) {
    const key = (point) => Number(point.dataset[order]);
    if (order !== "group") return [...points].sort((one, other) => key(one) - key(other));
    const first = new Map();
    for (const point of [...points].sort((one, other) => one.dataset.a - other.dataset.a)) {
      if (!first.has(point.dataset.group)) first.set(point.dataset.group, first.size);
    }
    return [...points].sort((one, other) =>
      first.get(one.dataset.group) - first.get(other.dataset.group) || one.dataset.a - other.dataset.a);
  }

  function arrange() {
    const order = controls.querySelector(".order input:checked").value;
    flat.replaceChildren();
    ranked.hidden = order !== "rank";
    flat.hidden = order === "rank";
    if (order === "rank") {
      for (const point of points) homes.get(point).append(point);
    } else {
      let last = null;
      for (const point of sorted(order)) {
        if (order === "group" && point.dataset.group !== last) {
          last = point.dataset.group;
          const heading = document.createElement("li");
          heading.className = "divider";
          heading.textContent = last;
          flat.append(heading);
        }
        flat.append(point);
      }
    }
    filter();
  }

  controls.hidden = false;
  controls.reset();
  controls.addEventListener("change", arrange);
  controls.addEventListener("submit", (event) => event.preventDefault());
  arrange();
}

function uncover() {
  const target = location.hash.length > 1 ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null;
  if (target === null) return;
  const hidden = target.closest(".point[hidden]");
  if (hidden !== null) {
    const controls = hidden.closest(".points-of").querySelector(".controls");
    for (const input of controls.querySelectorAll(".chips input")) input.checked = false;
    controls.dispatchEvent(new Event("change"));
  }
  for (let fold = target.closest("details"); fold !== null; fold = fold.parentElement.closest("details")) fold.open = true;
  target.scrollIntoView();
}
addEventListener("hashchange", uncover);
uncover();
addEventListener("beforeprint", () => {
  for (const fold of document.querySelectorAll("details")) fold.open = true;
});
