// Lighthouse over some addresses, one after another in one Chromium, as on a slow phone.
// node lighthouse.mjs CATEGORIES ADDRESS…: an answer of JSON with, by address, the score of each
// category and the audits that cost points.
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";

const [categories, ...addresses] = process.argv.slice(2);
const chrome = await launch({
  chromePath: process.env.CHROME_PATH,
  chromeFlags: JSON.parse(process.env.CHROME_FLAGS),
});
const answer = {};
try {
  for (const address of addresses) {
    const { lhr } = await lighthouse(address, {
      port: chrome.port,
      onlyCategories: categories.split(","),
      logLevel: "silent",
    });
    const scores = {};
    const failed = [];
    for (const [name, category] of Object.entries(lhr.categories)) {
      scores[name] = category.score;
      for (const { id, weight } of category.auditRefs) {
        const { score, title, details, numericValue } = lhr.audits[id];
        if (weight > 0 && score !== null && score < 1) {
          const where = (details?.items ?? []).slice(0, 5)
            .map(item => item.node?.snippet ?? item.description ?? item.source ?? item.url ?? "");
          failed.push([id, title, numericValue ?? null, where]);
        }
      }
    }
    answer[address] = { scores, failed, error: lhr.runtimeError?.message ?? null };
  }
} finally {
  chrome.kill();
}
process.stdout.write(JSON.stringify(answer));
