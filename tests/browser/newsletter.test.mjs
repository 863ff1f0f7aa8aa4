// What customers read at leisure: an issue on paper from its title to its last article, questions that open at their
// addresses and on paper, and how a page is passed on.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { after, test } from "node:test";
import jsqr from "jsqr";
import { PNG } from "pngjs";
import { FOLDER, launch, open } from "./browser.mjs";
import { kinds } from "./kinds.mjs";
import { serve } from "./server.mjs";

const site = await serve(FOLDER);
const browser = await launch();
after(async () => {
  await browser.close();
  await site.close();
});

const page = (wanted) => kinds(site).find(({ kind }) => kind === wanted)?.page;
const paper = page("printed issue");
const article = page("article");
const other = site.pages.filter((page) => /^[^/]+\/$/.test(page));

for (const format of paper ? ["A4", "Letter"] : []) {
  test(`the issue /${paper} is read in its order on ${format}`, async () => {
    const { tab, close } = await open(browser, site, paper);
    const wanted = await tab.evaluate(() => {
      const blocks = "header p, h1, .lead, .source, .print-contents li, h2, h3, .prose p, .prose li, .prose th, .imprint li";
      return [...document.querySelectorAll(blocks)].map((block) => block.innerText);
    });
    const sheets = texts(await tab.pdf({ format }));
    await close();
    const read = letters(unnumbered(sheets).replace(/\(https?:[^)]*\)/g, ""));
    let at = 0;
    for (const block of wanted) {
      const found = read.indexOf(letters(block), at);
      assert.ok(found >= 0, `“${block}” after “${read.slice(Math.max(0, at - 40), at)}”`);
      at = found;
    }
    sheets.forEach((sheet, place) =>
      assert.match(sheet.trimEnd(), new RegExp(`\\b${place + 1} / ${sheets.length}$`), "each page bears its number"),
    );
  });
}

test("an issue's articles begin on pages of their own, no heading ends one, and links bear their addresses", { skip: !paper }, async () => {
  const { tab, close } = await open(browser, site, paper);
  const articles = await tab.locator("main > article > h2").allInnerTexts();
  const headings = (await tab.locator("h2, h3").allInnerTexts()).map(letters);
  const links = await tab.$$eval(".prose :not(td, th) > a:not([href^='#'])", (all) => all.map((link) => link.getAttribute("href")));
  const sheets = texts(await tab.pdf({ format: "A4" }));
  await close();
  for (const title of articles) assert.ok(sheets.some((sheet) => letters(sheet).startsWith(letters(title))), title);
  for (const sheet of sheets) {
    const lines = sheet.trimEnd().split("\n").filter((line) => line.trim()).slice(0, -1);
    assert.ok(!headings.includes(letters(lines.at(-1) ?? "")), `“${lines.at(-1)}” ends a page`);
  }
  const all = letters(unnumbered(sheets));
  for (const link of links) assert.ok(all.includes(letters(new URL(link, site.baseUrl).href)), `${link} is on paper`);
});

test("the code on paper leads to the issue on screen", { skip: !paper }, async () => {
  for (const colorScheme of ["light", "dark"]) {
    const { tab, close } = await open(browser, site, paper, { colorScheme, deviceScaleFactor: 2 });
    const { data, width, height } = PNG.sync.read(await tab.locator(".qr").screenshot());
    const wanted = await tab.innerText(".source a");
    await close();
    assert.equal(jsqr(new Uint8ClampedArray(data), width, height)?.data, wanted, colorScheme);
    assert.equal(wanted, site.baseUrl + paper.replace(/print\/$/, ""));
  }
});

test("where the browser can share, a button does, and else there is the address to copy", { skip: !article }, async () => {
  const plain = await open(browser, site, article);
  assert.equal(await plain.tab.locator(".share button:visible").count(), 0);
  assert.equal(await plain.tab.innerText(".share .address a"), site.baseUrl + article);
  await plain.close();

  const context = await browser.newContext();
  const tab = await context.newPage();
  await tab.addInitScript(() => {
    navigator.share = (what) => Promise.reject((window.shared = what)); // as when the reader thinks better of it
  });
  const errors = [];
  tab.on("pageerror", (error) => errors.push(error.message));
  await tab.goto(site.url + article);
  await tab.click(".share button");
  const title = await tab.innerText("h1");
  assert.deepEqual(await tab.evaluate(() => window.shared), { title, url: site.baseUrl + article });
  assert.equal(await tab.locator(".share .address:visible").count(), 0);
  assert.deepEqual(errors, []);
  await context.close();
});

test("a question opens at its address, and all are on paper", async (t) => {
  const faq = await first(other, ".faq .questions");
  if (!faq) return t.skip("no page of questions");
  const { tab, close } = await open(browser, site, faq);
  const answers = await tab.$$eval("details > .prose", (all) => all.map((answer) => answer.textContent));
  const last = await tab.locator("details > .prose").last().getAttribute("id");
  assert.equal(await tab.locator("details[open]").count(), 0);
  await tab.goto(`${site.url}${faq}#${last}`);
  assert.equal(await tab.locator("details[open]").count(), 1);
  assert.ok(await tab.locator("details[open] summary").evaluate((s) => s.getBoundingClientRect().top >= 0), "the question is seen");
  const read = letters(texts(await tab.pdf({ format: "A4" })).join(" "));
  await close();
  for (const answer of answers) assert.ok(read.includes(letters(answer).slice(0, 60)), answer);
});

async function first(pages, selector) {
  for (const page of pages) {
    const { tab, close } = await open(browser, site, page);
    const found = await tab.locator(selector).count();
    await close();
    if (found) return page;
  }
}

/** The text of each page of a PDF, in the order in which it is read. */
function texts(pdf) {
  const sheets = execFileSync("pdftotext", ["-", "-"], { input: pdf, encoding: "utf8" }).split("\f");
  return sheets.slice(0, -1); // every page ends with a form feed
}

/** The whole text without the numbers of the pages. */
function unnumbered(sheets) {
  return sheets.map((sheet) => sheet.replace(/\d+ \/ \d+\s*$/, "")).join("");
}

/** What counts of a text: where it wraps or is hyphenated does not. */
function letters(text) {
  return text.replace(/[^\p{L}\p{N}]+/gu, "");
}
