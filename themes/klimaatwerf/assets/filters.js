// The filters of the list of actions: one choice of each kind at a time, together, in the address.
// Without this script each choice is a page of its own.
(() => {
  "use strict";

  const filters = document.querySelector("[data-filters]");
  const groups = [...document.querySelectorAll("[data-group]")].map((group) => ({
    group, list: group.querySelector("ul"), cards: [...group.querySelectorAll("[data-fase]")],
  }));
  if (!filters || !groups.length) return;
  const [told, all] = ["told", "all"].map((name) => document.querySelector(`[data-${name}]`));
  const chips = [...filters.querySelectorAll("[data-by]")];
  const cards = groups.flatMap((one) => one.cards);
  const KINDS = [...new Set(chips.map((chip) => chip.dataset.by))];

  const fits = (card, chosen) => KINDS.every((by) => !chosen[by] || card.dataset[by].split(" ").includes(chosen[by]));
  const count = (chosen) => cards.filter((card) => fits(card, chosen)).length;
  const words = (n) => (n === 1 ? filters.dataset.one : filters.dataset.many.replace("{n}", n));

  // What the address chooses, as far as there is a chip for it.
  const read = () => {
    const asked = new URLSearchParams(location.search);
    return Object.fromEntries(KINDS.map((by) => [by, asked.get(by)])
      .filter(([by, slug]) => chips.some(({ dataset }) => dataset.by === by && dataset.slug === slug)));
  };
  const address = (chosen) => {
    const asked = new URLSearchParams(KINDS.filter((by) => chosen[by]).map((by) => [by, chosen[by]]));
    return `${location.pathname}${asked.size ? `?${asked}` : ""}`;
  };
  // The choice after a press on a chip; a press on the one that is on takes it off.
  const after = (chosen, { by, slug }) => ({ ...chosen, [by]: chosen[by] === slug ? undefined : slug });

  function show(chosen) {
    for (const chip of chips) {
      const { by, slug } = chip.dataset;
      chip.href = address(after(chosen, chip.dataset));
      if (chosen[by] === slug) chip.setAttribute("aria-current", "true");
      else chip.removeAttribute("aria-current");
      const n = count({ ...chosen, [by]: slug });
      const [number, unit] = chip.querySelectorAll("span");
      number.textContent = n;
      unit.textContent = `\u00a0${words(n).split(" ")[1]}`;
    }
    for (const { group, list, cards: own } of groups) {
      const shown = own.filter((card) => fits(card, chosen));
      list.replaceChildren(...shown); // what is not shown is not there: the last card lies flat
      group.hidden = !shown.length;
    }
    const n = count(chosen);
    all.hidden = !Object.values(chosen).some(Boolean);
    const text = n ? words(n) : filters.dataset.none;
    if (told.textContent !== text) told.textContent = text;
  }

  const go = (event, chosen) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return false;
    event.preventDefault();
    history.pushState(null, "", address(chosen));
    show(chosen);
    return true;
  };
  filters.addEventListener("click", (event) => {
    const chip = event.target.closest("[data-by]");
    if (chip) go(event, after(read(), chip.dataset));
  });
  all.addEventListener("click", (event) => {
    if (go(event, {})) document.getElementById("alle").focus();
  });
  addEventListener("popstate", () => show(read()));
  show(read());
})();
