// By keyboard alone: in the order in which the page is read, nothing covered, what folds unfolds, and out again.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { FOLDER, launch, open } from "./browser.mjs";
import { kinds } from "./kinds.mjs";
import { serve } from "./server.mjs";

const site = await serve(FOLDER);
const browser = await launch();
after(async () => {
  await browser.close();
  await site.close();
});

const pages = kinds(site);
const WALKED = ["home", "subscribe", "uptime", "component", ...pages.map(({ kind }) => kind).filter((kind) => /^window/.test(kind)).slice(0, 1)];

for (const { kind, page } of pages.filter(({ kind }) => WALKED.includes(kind))) {
  for (const width of [1280, 320]) {
    test(`${kind} (/${page}) is walked as it is read, at ${width} px`, async () => {
      const { tab, wrongs, close } = await open(browser, site, page, { viewport: { width, height: 800 } });
      const count = await tab.evaluate(() => document.querySelectorAll("a[href], summary, [tabindex]").length);
      let last = -1;
      let left = false;
      for (let press = 0; press <= count && !left; press++) {
        await tab.keyboard.press("Tab");
        const stop = await tab.evaluate(stopped);
        left = stop === null;
        if (left) break;
        assert.ok(stop.at > last, `${stop.html} comes after what is read later`);
        assert.equal(stop.covered, false, `${stop.html} is covered`);
        assert.ok(stop.contrast, `the mark of the focus is not seen: ${stop.html}`);
        last = stop.at;
      }
      assert.ok(left, "the walk ends outside the page");
      assert.deepEqual(wrongs, []);
      await close();
    });
  }
}

/** What has the focus: its place in the text, whether something lies over it, whether its outline can be seen. */
function stopped() {
  const focused = document.activeElement;
  if (!focused || focused === document.body) return null;
  const { x, y, width, height } = focused.getClientRects()[0];
  const top = document.elementFromPoint(x + width / 2, y + height / 2);
  const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(focused);
  return {
    at: [...document.querySelectorAll("*")].indexOf(focused),
    html: focused.outerHTML.slice(0, 120),
    covered: !top || !(focused.contains(top) || top.contains(focused)),
    contrast: outlineStyle === "solid" && parseFloat(outlineWidth) >= 2 && outlineColor !== getComputedStyle(document.body).backgroundColor,
  };
}

test("the skip link leads past the menu", async () => {
  const { tab, close } = await open(browser, site, "");
  await tab.keyboard.press("Tab");
  assert.ok(await tab.locator(".skip").evaluate((link) => link === document.activeElement && link.getBoundingClientRect().top >= 0));
  await tab.keyboard.press("Enter");
  await tab.waitForFunction(() => location.hash === "#main");
  await tab.keyboard.press("Tab");
  assert.ok(await tab.evaluate(() => document.activeElement.closest("main") !== null), "the next stop is in the text");
  await close();
});

test("what folds is folded and unfolded by Enter and by Space", async () => {
  const { tab, close } = await open(browser, site, "subscribe/");
  const summary = await tab.locator("details > summary").first().elementHandle();
  const isOpen = () => summary.evaluate((element) => element.parentElement.open);
  const before = await isOpen();
  await summary.focus();
  await tab.keyboard.press("Enter");
  assert.equal(await isOpen(), !before);
  await tab.keyboard.press("Space");
  assert.equal(await isOpen(), before);
  await close();
});

test("what scrolls by itself is scrolled by keyboard", async () => {
  const { tab, close } = await open(browser, site, "uptime/", { viewport: { width: 320, height: 700 } });
  const table = tab.locator(".table").last();
  await table.focus();
  await tab.keyboard.press("ArrowRight");
  await tab.waitForFunction((element) => element.scrollLeft > 0, await table.elementHandle());
  await close();
});
