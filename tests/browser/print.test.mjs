// Paper: the home page, a window and a whole issue, on A4 and on Letter, read back by poppler; and what is wider than
// a screen, from a window as narrow as a telephone's.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { after, test } from "node:test";
import { FOLDER, launch, open } from "./browser.mjs";
import { kinds } from "./kinds.mjs";
import { serve } from "./server.mjs";

const MOST_PAGES = { home: 8, "printed issue": 40, window: 4 };
const SIZES = { A4: "A4", Letter: "letter" }; // in the words of pdfinfo

const site = await serve(FOLDER);
const browser = await launch();
after(async () => {
  await browser.close();
  await site.close();
});

const all = kinds(site);
const printed = ["home", "printed issue", "window"]
  .map((name) => ({ name, ...all.find(({ kind }) => kind === name || kind.startsWith(`${name} `)) }))
  .filter(({ page }) => page !== undefined);

for (const { name, page } of printed) {
  for (const [format, size] of Object.entries(SIZES)) {
    test(`${name} (/${page}) prints well on ${format}`, async () => {
      // A reader in a dark room prints on white paper all the same.
      const { tab, close } = await open(browser, site, page, { colorScheme: "dark" });
      const menu = words((await tab.locator("header nav").allInnerTexts()).join(" "));
      const pdf = await tab.pdf({ format });
      await tab.emulateMedia({ media: "print" });
      const title = words(await tab.innerText("h1"));
      assert.equal(await tab.locator(".countdown:visible").count(), 0, "no time on paper that is false a minute later");
      assert.equal(await tab.locator("header nav:visible").count(), 0, "no menu on paper");
      assert.deepEqual(await dark(tab), [], "no dark ground on paper");
      await close();

      assert.match(execFileSync("pdfinfo", ["-"], { input: pdf, encoding: "utf8" }), new RegExp(`^Page size:.*\\(${size}\\)$`, "m"));
      const sheets = execFileSync("pdftotext", ["-layout", "-", "-"], { input: pdf, encoding: "utf8" }).split("\f");
      sheets.pop(); // every page ends with a form feed
      const text = words(sheets.join(" "));
      assert.ok(text.includes(title), `the title "${title}" is on paper`);
      assert.ok(!menu || !text.includes(menu), "the menu's words are not on paper");
      assert.ok(sheets.length <= MOST_PAGES[name], `${sheets.length} pages`);
      assert.deepEqual(sheets.filter((sheet) => words(sheet).length < 20), [], "no page is all but empty");
    });
  }
}

for (const { kind, page } of all.filter(({ kind }) => !printed.some(({ name }) => kind.startsWith(name)))) {
  test(`${kind} (/${page}) is whole on paper`, async () => {
    const { tab, close } = await open(browser, site, page);
    const sheets = boxes(await tab.pdf({ format: "A4" }));
    await close();
    assert.deepEqual(sheets.flatMap(({ words }) => overlaps(words)), [], "no word lies over another");
    assert.deepEqual(sheets.flatMap(outside), [], "no word is cut off");
    assert.deepEqual(sheets.filter(({ words }) => words.length < 10), [], "no page is all but empty");
  });
}

const WIDE = ["home", "component", "uptime", "subscribe", "printed issue"];
const PHONE = { width: 390, height: 900 };

for (const { kind, page } of all.filter(({ kind }) => WIDE.includes(kind))) {
  test(`${kind} (/${page}) prints from a narrow window as from a wide one`, async () => {
    const { tab, close } = await open(browser, site, page, { viewport: PHONE });
    await tab.evaluate(() => document.querySelectorAll(".table").forEach((table) => table.scrollBy(-60, 0)));
    const narrow = boxes(await tab.pdf({ format: "A4" }));
    await close();
    const desk = await open(browser, site, page);
    const wide = boxes(await desk.tab.pdf({ format: "A4" }));
    await desk.close();
    assert.deepEqual(narrow.flatMap(({ words }) => overlaps(words)), [], "no word lies over another");
    assert.deepEqual(narrow.flatMap(outside), [], "no word is cut off");
    assert.deepEqual(narrow, wide);
  });
}

// Whatever stands above it and wherever the page ends: some of these heights cut each table at its worst place.
const HEIGHTS = [150, 180, 200, 215, 230, 250, 270, 297];
for (const rows of [0, 30]) {
  test(`no head of a table stands alone at the foot of a page, with ${rows} more rows in each group`, async () => {
    const { tab, close } = await open(browser, site, "uptime/", { viewport: PHONE });
    await tab.evaluate((rows) => {
      for (const body of document.querySelectorAll(".figures tbody"))
        for (let row = 0; row < rows; row++) body.append(body.lastElementChild.cloneNode(true));
    }, rows);
    const headings = (await tab.locator("h2").allTextContents()).map(words);
    for (const height of HEIGHTS) {
      const sheets = boxes(await tab.pdf({ width: "210mm", height: `${height}mm` }));
      const last = sheets.map(({ words }) => lastLine(words));
      const alone = last.filter((line) => line.startsWith("Component") || headings.includes(line));
      assert.deepEqual(alone, [], `at the foot of pages ${height} mm high`);
    }
    await close();
  });
}

/** The words of each page with their places, in points. */
function boxes(pdf) {
  const html = execFileSync("pdftotext", ["-bbox", "-", "-"], { input: pdf, encoding: "utf8", maxBuffer: 1 << 26 });
  return html.split("<page ").slice(1).map((page) => {
    const words = page.matchAll(/<word xMin="(\S+)" yMin="(\S+)" xMax="(\S+)" yMax="(\S+)">(.*)<\/word>/g);
    return {
      width: Number(page.match(/width="(\S+)"/)[1]),
      words: [...words].map(([, left, top, right, bottom, text]) => ({
        left: Number(left), top: Number(top), right: Number(right), bottom: Number(bottom), text,
      })),
    };
  });
}

/** Pairs of words of which one covers more than a third of the other. */
function overlaps(words) {
  const area = ({ left, top, right, bottom }) => Math.max(0, right - left) * Math.max(0, bottom - top);
  const common = (a, b) =>
    area({
      left: Math.max(a.left, b.left), top: Math.max(a.top, b.top),
      right: Math.min(a.right, b.right), bottom: Math.min(a.bottom, b.bottom),
    });
  return words.flatMap((a, place) =>
    words.slice(place + 1).filter((b) => common(a, b) > Math.min(area(a), area(b)) / 3).map((b) => `${a.text} / ${b.text}`),
  );
}

function outside({ width, words }) {
  return words.filter(({ left, right }) => left < 0 || right > width).map(({ text }) => text);
}

/** The last line of a page, but for the number at its foot. */
function lastLine(words) {
  const lowest = (words) => Math.max(...words.map(({ bottom }) => bottom));
  const text = words.filter(({ bottom }) => bottom < lowest(words) - 2);
  return text.filter(({ bottom }) => bottom > lowest(text) - 2).map(({ text }) => text).join(" ");
}

function words(text) {
  return text.replace(/\s+/g, " ").trim();
}

/** Grounds darker than mid-grey that cover more than a badge: they waste ink and swallow black letters. */
function dark(tab) {
  return tab.evaluate(() =>
    [document.documentElement, ...document.body.querySelectorAll("*")]
      .filter((element) => {
        const [r, g, b, a = 1] = getComputedStyle(element).backgroundColor.match(/[\d.]+/g)?.map(Number) ?? [];
        const box = element.getBoundingClientRect();
        return a > 0.5 && (r + g + b) / 3 < 128 && box.width > 300 && box.height > 30;
      })
      .map((element) => element.outerHTML.slice(0, 120)),
  );
}
