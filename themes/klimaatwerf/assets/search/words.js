// Which words of a site somebody can mean who types a word: written otherwise, in another form,
// inside a compound, or with one mistake. `Words` is all that this file adds to the page.
const Words = (() => {
  "use strict";

  const LETTERS = { æ: "ae", œ: "oe", ø: "o", ß: "ss", đ: "d", ł: "l", ı: "i" };
  // "Coöperatie" and "cooperatie", "CO₂" and "co2", "foto’s" and "fotos" are the same to a reader.
  const fold = (text) => text.normalize("NFKD").toLowerCase().replace(/[\u0300-\u036f\u00ad'’‘ʼ]/g, "")
    .replace(/[æœøßđłı]/g, (letter) => LETTERS[letter]);

  const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}'’‘ʼ\u00ad]*(?:-[\p{L}\p{M}\p{N}'’‘ʼ\u00ad]+)*/gu;
  const known = new Map();
  const spelt = (word) => {
    const parts = fold(word).split("-");
    return parts.length > 1 ? [...parts, parts.join("")] : parts;
  };
  // The words of a text as they are looked up: "co-creatie" is also found as one word and in parts.
  const split = (text) => (text.match(WORD) ?? []).flatMap((word) => {
    if (!known.has(word)) known.set(word, spelt(word));
    return known.get(word);
  });

  const shorter = (word) => word.replace(/(?<=...)[tpk]?jes?$/, "").replace(/(?<=..[^s])s$/, "")
    .replace(/(?<=..)(?:en|e)$/, "").replace(/([bdfgklmnprst])\1$/, "$1")
    .replace(/v$/, "f").replace(/z$/, "s");
  // One spelling for the forms of a word: boom, bomen; fiets, fietsen; huis, huizen; brief, brieven;
  // pot, potten; handelaar, handelaars, handelaren; boompje. It need not be a word itself.
  const stem = (word) => {
    if (/\d/.test(word)) return word;
    let found = word;
    while (found.length > 3 && shorter(found) !== found) found = shorter(found);
    return found.replace(/(aa|ee|oo|uu)(?=[^aeiou]?$)/, ([letter]) => letter);
  };

  // The fewest mistakes that make `typed` of (a part of) `word`: a letter too few, too many, another
  // one, or two that changed places. `loose` says whether the word may begin or end with more.
  const mistakes = (typed, word, loose) => {
    let before = [];
    let last = Array.from({ length: word.length + 1 }, (_, at) => (loose.start ? 0 : at));
    for (let row = 1; row <= typed.length; row += 1) {
      const now = [row];
      for (let at = 1; at <= word.length; at += 1) {
        const wrong = typed[row - 1] === word[at - 1] ? 0 : 1;
        let least = Math.min(last[at] + 1, now[at - 1] + 1, last[at - 1] + wrong);
        if (row > 1 && at > 1 && typed[row - 1] === word[at - 2] && typed[row - 2] === word[at - 1]) {
          least = Math.min(least, before[at - 2] + 1);
        }
        now.push(least);
      }
      if (Math.min(...now) > 1) return 2;
      [before, last] = [last, now];
    }
    return loose.end ? Math.min(...last) : last[word.length];
  };

  const EXACT = 1;
  const FORM = 0.8;
  const PREFIX = 0.4;
  const INSIDE = 0.2;
  const FORM_INSIDE = 0.12;
  const TYPO = 0.1;
  const PART_TYPO = 0.05;
  const SYNONYM = 0.5;

  // How much a word of the site is what was typed: 0 where it is not. Mistakes are counted apart.
  const likeness = (typed, typedStem, word, wordStem) => {
    if (word === typed) return EXACT;
    if (wordStem === typedStem) return FORM;
    if (word.startsWith(typed) || (typedStem.length > 3 && wordStem.startsWith(typedStem))) return PREFIX;
    if (typed.length < 3) return 0;
    if (typed.length > 3 && word.includes(typed)) return INSIDE;
    const inside = typedStem.length > 4 ? wordStem.includes(typedStem) : wordStem.endsWith(typedStem);
    return inside && typedStem.length > 2 ? FORM_INSIDE : 0;
  };

  const mistaken = (typed, typedStem, word) => {
    if (typed.length < 4 || word.length < typed.length - 1) return 0;
    if (word.length < typed.length + 2 && mistakes(typed, word, {}) < 2) return TYPO;
    if (typed.length < 5) return 0;
    if (mistakes(typed, word, { end: true }) < 2) return PART_TYPO;
    return typed.length > 5 && mistakes(typed, word, { start: true, end: true }) < 2 ? PART_TYPO / 2 : 0;
  };

  // The words of a site, and for a typed word those that it can mean, with how much it means them.
  class Vocabulary {
    constructor(synonyms = []) {
      this.stems = new Map();
      this.known = new Map();
      this.synonyms = new Map();
      for (const group of synonyms) {
        for (const word of group) {
          const key = stem(fold(word));
          this.synonyms.set(key, [...(this.synonyms.get(key) ?? []), ...group.map(fold)]);
        }
      }
    }

    add(word) {
      if (!this.stems.has(word)) this.stems.set(word, stem(word));
    }

    // The words that can be meant, and the compounds of several of them (each part with its words).
    meant(typed) {
      if (!this.known.has(typed)) this.known.set(typed, this.#meant(typed));
      return this.known.get(typed);
    }

    #meant(typed) {
      const words = this.#like(typed, likeness);
      const phrases = [];
      for (const other of this.synonyms.get(stem(typed)) ?? []) {
        const parts = split(other).map((part) => this.#like(part, likeness));
        if (parts.length > 1) phrases.push(parts);
        else for (const [word, much] of parts[0]) words.set(word, Math.max(words.get(word) ?? 0, much * SYNONYM));
      }
      if (words.size || phrases.length) return { words, phrases };
      const wrong = this.#like(typed, mistaken);
      return wrong.size ? { words: wrong, phrases } : { words, phrases: this.#parts(typed) };
    }

    // A compound that the site does not know, as two words that it does: fietsstalling, stalling fiets.
    #parts(typed) {
      const found = [];
      for (let at = 3; at <= typed.length - 3; at += 1) {
        const heads = [typed.slice(0, at), typed.slice(0, at).replace(/(?<=...)(?:s|en)$/, "")];
        for (const head of new Set(heads)) {
          const parts = [head, typed.slice(at)].map((part) => this.#like(part, likeness, FORM));
          if (parts.every((words) => words.size)) found.push(parts);
        }
      }
      return found;
    }

    #like(typed, rule, least = 0) {
      const typedStem = stem(typed);
      const found = new Map();
      for (const [word, wordStem] of this.stems) {
        const much = rule(typed, typedStem, word, wordStem);
        if (much && much >= least) found.set(word, much);
      }
      return found;
    }
  }

  // Words that say nothing of what somebody looks for.
  const SILENT = new Set(("aan als bij dat de die dit een en er het hoe hoeveel hun ik in is je kan kun kunt me "
    + "met mijn naar niet of om op over te uit u van voor waar wanneer wat we welk welke wie wij wil zijn zo").split(" "));
  // The words to look for in what somebody typed.
  const wanted = (typed) => {
    const all = [...new Set(split(typed.replaceAll("-", " ")))];
    const telling = all.filter((word) => !SILENT.has(word) && (word.length > 1 || /\d/.test(word)));
    return telling.length ? telling : all;
  };

  return { WORD, fold, split, stem, wanted, Vocabulary };
})();
