// Paper: the home page, a window and a whole issue, on A4 and on Letter, read back by poppler.
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
      const menu = words(await tab.innerText("header nav").catch(() => ""));
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
