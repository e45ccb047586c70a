// The pages of a site in an index, and what is found in them. Needs MiniSearch and Words.
const SiteIndex = (() => {
  "use strict";

  const FIELDS = { title: 8, also: 5, lead: 3, more: 1.2, text: 1 };
  const WINDOW = 150; // characters around what was found
  // What one can do now comes first, what is over last.
  const standing = (page) => (page.over ? 0.6 : { Actie: 1.25, Idee: 0.9 }[page.kind] ?? 1);
  const asIs = { tokenize: (term) => [term], processTerm: (term) => term };

  return class {
    // `synonyms` are groups of words, `pages` what `zoeken.json` holds.
    constructor({ synonyms, pages }) {
      this.pages = pages;
      this.vocabulary = new Words.Vocabulary(synonyms);
      this.index = new MiniSearch({
        fields: Object.keys(FIELDS),
        tokenize: Words.split,
        processTerm: (word) => (this.vocabulary.add(word), word),
      });
      this.index.addAll(pages.map((page, id) => ({ ...page, id })));
    }

    // The pages with all these words, the best first, each with the words to mark in it; where no
    // page has them all, those with some.
    find(typed) {
      const queries = Words.wanted(typed).map((word) => this.#query(word)).filter(Boolean);
      const all = this.#search("AND", queries);
      const found = all.length || queries.length < 2 ? all : this.#search("OR", queries);
      return {
        complete: all.length > 0,
        pages: found.map(({ id, terms }) => ({ page: this.pages[id], words: new Set(terms) })),
      };
    }

    #search(combineWith, queries) {
      const options = { boost: FIELDS, boostDocument: (id) => standing(this.pages[id]) };
      return queries.length ? this.index.search({ combineWith, queries }, options) : [];
    }

    // One typed word as a question: any of the words of the site that it can mean.
    #query(typed) {
      const { words, phrases } = this.vocabulary.meant(typed);
      const queries = [this.#any(words, 1), ...phrases.map((phrase) => ({
        combineWith: "AND",
        queries: phrase.map((part) => this.#any(part, 0.5)),
      }))];
      return words.size || phrases.length ? { combineWith: "OR", queries } : null;
    }

    #any(words, much) {
      return { ...asIs, combineWith: "OR", queries: [...words.keys()], boostTerm: (term) => much * words.get(term) };
    }

    // A line about a page that shows the words: its lead, or the place in its text with most of them.
    static line({ lead = "", more = "", text = "" }, words) {
      const best = [lead, more, text].map((part) => SiteIndex.#densest(part, words))
        .reduce((one, other) => (other.count > one.count ? other : one));
      const { part, at } = best;
      if (part === lead || !part) return lead || text.slice(0, WINDOW);
      const from = at < WINDOW / 3 ? 0 : part.lastIndexOf(" ", at - WINDOW / 3) + 1;
      const end = part.indexOf(" ", Math.min(from + WINDOW, part.length));
      return `${from ? "… " : ""}${part.slice(from, end < 0 ? part.length : end)}${end < 0 ? "" : " …"}`;
    }

    // The place in a text from where a line of it has most of the words, each counted once.
    static #densest(part, words) {
      const hits = SiteIndex.hits(part, words);
      let best = { part, at: 0, count: 0 };
      for (const { start } of hits) {
        const near = hits.filter((hit) => hit.start >= start && hit.end < start + WINDOW * 0.6);
        const count = new Set(near.map((hit) => Words.fold(hit.word))).size;
        if (count > best.count) best = { part, at: start, count };
      }
      return best;
    }

    // Where the words stand in a text, however they are written there.
    static hits(text, words) {
      return [...text.matchAll(Words.WORD)]
        .filter(([word]) => Words.split(word).some((part) => words.has(part)))
        .map((match) => ({ word: match[0], start: match.index, end: match.index + match[0].length }));
    }
  };
})();
