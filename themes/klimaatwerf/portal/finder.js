// Finds a municipality by name, former name or postcode while the reader types.
(() => {
  "use strict";
  const form = document.querySelector(".finder");
  if (!form) return;
  const [input, count, found, help] = ["#zoek", ".found-count", ".found", ".found-help"].map((name) => form.querySelector(name));
  const SHOWN = 8;

  // "Sint-Níklaas", "sint niklaas" and "St.-Niklaas" are the same to a reader.
  const plain = (text) => text.normalize("NFKD").replace(/[\u0300-\u036f'’]/g, "").toLowerCase()
    .replace(/[^a-z0-9]+/g, " ").trim().replace(/\bst\b/g, "sint");
  // 2: a name starts so, 1: a word in it does, 0: not found
  const rank = (keys, query) => Math.max(...keys.map((key) => {
    if (key.startsWith(query) || key.replaceAll(" ", "").startsWith(query.replaceAll(" ", ""))) return 2;
    return key.includes(` ${query}`) ? 1 : 0;
  }));
  const best = (rows, query) => rows.map((row) => [rank(row.keys, query), row])
    .filter(([points]) => points).sort((a, b) => b[0] - a[0]).map(([, row]) => row);

  const towns = [...document.querySelectorAll("[data-find]")].map((item) => ({ item, keys: item.dataset.find.split("|").map(plain) }));
  let register;
  const others = () => register ??= fetch(form.dataset.register).then((answer) => answer.json())
    .then((rows) => rows.map(([name, former, postcodes]) => ({ name, keys: [name, ...former, ...postcodes].map(plain) })))
    .catch(() => []);

  const say = (name, values) => form.dataset[name].replace(/\{(\w+)\}/g, (_, key) => values[key]);
  const links = () => [...found.querySelectorAll("a")];

  async function elsewhere(query, asked) {
    const [first] = best(await others(), query);
    if (first && input.value === asked) count.textContent = say("elsewhere", { name: first.name });
  }

  function search() {
    const query = plain(input.value);
    const hits = query ? best(towns, query) : [];
    found.replaceChildren(...hits.slice(0, SHOWN).map(({ item }) => {
      const row = document.createElement("li");
      row.append(...[...item.childNodes].map((node) => node.cloneNode(true)));
      return row;
    }));
    found.hidden = !hits.length;
    help.hidden = !query || hits.length > 0;
    if (!query) count.textContent = "";
    else if (!hits.length) {
      count.textContent = say("none", { q: input.value.trim() });
      elsewhere(query, input.value);
    } else {
      const told = hits.length === 1 ? say("one", {}) : say("many", { n: hits.length });
      count.textContent = hits.length > SHOWN ? `${told} ${say("more", { n: SHOWN })}` : told;
    }
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const [first, second] = links();
    if (first && !second) first.click();
    else first?.focus();
  });
  form.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Escape" && input.value) {
      input.value = "";
      search();
      input.focus();
    } else if (step) {
      const row = [input, ...links()];
      const next = row[row.indexOf(document.activeElement) + step];
      if (next) {
        event.preventDefault();
        next.focus();
      }
    }
  });
  input.addEventListener("input", search);
  form.hidden = false;
  document.querySelector("[data-without]").hidden = true;
  if (input.value) search();
})();
