// A second reader of the feeds, of another family: the npm package rss-parser.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import Parser from "rss-parser";

const [site] = process.argv.slice(2);
const feeds = ["feed.xml", "feed.atom", "maintenance/feed.xml", "incidents/feed.xml", "newsletter/feed.xml"];
feeds.push(...readdirSync(site, { recursive: true }).filter((path) => /^components\/.*\/feed\.xml$/.test(path)).sort());
for (const path of feeds) {
  const wrongs = [];
  try {
    const feed = await new Parser().parseString(readFileSync(join(site, path), "utf8"));
    if (!feed.title) wrongs.push("no title");
    for (const item of feed.items) {
      for (const field of ["title", "link", "isoDate", "contentSnippet"]) {
        if (!item[field]) wrongs.push(`${item.title ?? item.link}: no ${field}`);
      }
      if (!(item.guid ?? item.id)) wrongs.push(`${item.title}: no id`);
    }
  } catch (error) {
    wrongs.push(error.message);
  }
  console.log(`${wrongs.length ? "not ok" : "ok"} - rss-parser: ${path} is read whole`);
  for (const wrong of wrongs) console.log(`    ${wrong}`);
}
