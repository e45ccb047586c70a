// The page Zoeken: what is found while the reader types, with the address that shows it again.
// Without this script the page is the list of everything; what is fetched, is fetched when used.
(() => {
  "use strict";

  const form = document.querySelector(".search");
  if (!form) return;
  const SHOWN = 10;
  const PAUSE = 350; // milliseconds without typing before the count is told
  const input = form.elements.q;
  const [told, found, more, none, everything] = ["told", "found", "more", "none", "everything"]
    .map((name) => document.querySelector(`[data-search-${name}]`));
  const say = (name, values = {}) => form.dataset[name].replace(/\{(\w+)\}/g, (_, key) => values[key]);
  const list = document.createElement("ul");
  list.className = "rows hits";
  more.parentElement.before(list);
  const links = () => [...list.querySelectorAll("a")];

  let loading;
  const index = () => loading ??= fetch(form.dataset.index)
    .then((answer) => (answer.ok ? answer.json() : Promise.reject(answer.status)))
    .then((data) => new SiteIndex(data))
    .catch((problem) => {
      loading = undefined; // the next letter tries again
      throw problem;
    });

  let pause;
  // Told once the reader stops typing, so that a screen reader is not interrupted at each letter.
  const tell = (text) => {
    clearTimeout(pause);
    pause = setTimeout(() => { told.textContent = text; }, text ? PAUSE : 0);
  };

  // Text with the found words in marks; only text nodes, so nothing in it becomes markup.
  const marked = (text, words) => {
    const part = document.createDocumentFragment();
    let from = 0;
    for (const { start, end } of SiteIndex.hits(text, words)) {
      const mark = document.createElement("mark");
      mark.textContent = text.slice(start, end);
      part.append(text.slice(from, start), mark);
      from = end;
    }
    part.append(text.slice(from));
    return part;
  };

  const made = (name, className, ...content) => {
    const element = document.createElement(name);
    element.className = className;
    element.append(...content);
    return element;
  };

  const row = ({ page, words }) => {
    const link = made("a", "", marked(page.title, words));
    link.href = new URL(page.path, new URL(form.dataset.top, location.href)).href;
    const kind = page.note ? `${page.kind}, ${page.note.toLowerCase()}` : page.kind;
    return made("li", "", made("h3", "t", link), made("p", "soft", kind),
      made("p", "", marked(SiteIndex.line(page, words), words)));
  };

  let hits = [];
  const show = (upTo) => {
    const shown = list.children.length;
    list.append(...hits.slice(shown, upTo).map(row));
    more.hidden = hits.length <= list.children.length;
    return list.children[shown];
  };

  const turn = ({ results, help }) => {
    found.hidden = !results;
    none.hidden = !help;
    everything.hidden = results;
  };

  const keep = (typed) => {
    const address = new URL(location.href);
    if (typed) address.searchParams.set("q", typed);
    else address.searchParams.delete("q");
    if (address.href !== location.href) history.replaceState(history.state, "", address);
  };

  async function search() {
    const typed = input.value.trim();
    keep(typed);
    if (!typed) {
      hits = [];
      list.replaceChildren();
      turn({ results: false, help: false });
      tell("");
      return;
    }
    let answer;
    try {
      answer = (await index()).find(typed);
    } catch {
      turn({ results: false, help: false });
      tell(say("failed"));
      return;
    }
    if (input.value.trim() !== typed) return; // a later letter is on its way
    hits = answer.pages;
    list.replaceChildren();
    show(SHOWN);
    turn({ results: hits.length > 0, help: !hits.length });
    const count = hits.length === 1 ? "one" : "many";
    tell(say(!hits.length ? "none" : answer.complete ? count : "near", { n: hits.length, q: typed }));
  }

  // Up and down walk through the field and what is found; Escape starts anew.
  document.addEventListener("keydown", (event) => {
    const stops = [input, ...links(), ...(more.hidden || found.hidden ? [] : [more])];
    const here = stops.indexOf(document.activeElement);
    if (here < 0 || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "Escape" && (input.value || here)) {
      event.preventDefault();
      input.value = "";
      input.focus();
      search();
    }
    const next = stops[here + ({ ArrowDown: 1, ArrowUp: -1 }[event.key] ?? 0)];
    if (next && next !== document.activeElement) {
      event.preventDefault();
      next.focus();
    }
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    search().then(() => links()[0]?.focus());
  });
  more.addEventListener("click", () => show(list.children.length + SHOWN)?.querySelector("a").focus());
  input.addEventListener("focus", () => index().catch(() => {}), { once: true });
  input.addEventListener("input", search);
  addEventListener("popstate", () => {
    input.value = new URLSearchParams(location.search).get("q") ?? "";
    search();
  });

  // An address with a question, or what the browser kept in the field when the reader came back.
  input.value = new URLSearchParams(location.search).get("q") ?? input.value;
  if (input.value.trim()) {
    everything.hidden = true;
    search();
  }
})();
