// The live preview in a real browser: its bar moves time, pages reload by themselves, mistakes show over the page.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { launch, open } from "./browser.mjs";

const TIDINGS = process.env.TIDINGS ?? `${process.env.CARGO_TARGET_DIR ?? "target"}/release/tidings`;
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const WINDOW = "maintenance/2026-12-03-web-security-patches/";
const FILE = "content/maintenance/2026-12-03-web-security-patches.md";
const START = "2026-12-03T01:00:00Z";

const folder = mkdtempSync(join(tmpdir(), "tidings-serve-"));
let preview, browser, site;

before(async () => {
  for (const path of ["site.toml", "content"]) cpSync(path, join(folder, path), { recursive: true });
  preview = spawn(TIDINGS, ["serve", "--port", "0", "--now", "2026-12-03T01:10:00Z", "--config", join(folder, "site.toml")], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  site = { url: await new Promise((told) => preview.stdout.once("data", (line) => told(String(line).trim()))) };
  browser = await launch();
});
after(async () => {
  await browser?.close();
  preview?.kill("SIGINT");
  rmSync(folder, { recursive: true });
});

/** A page of the preview with its bar filled. What a reload cuts off is no fault. */
async function look(page, options = {}) {
  const opened = await open(browser, site, page, { now: new Date(), ...options });
  await filled(opened.tab);
  return {
    ...opened,
    close: async () => {
      assert.deepEqual(
        opened.wrongs.filter((wrong) => !/^failed: .*__tidings\/|status of 404/.test(wrong)),
        [],
      );
      await opened.close();
    },
  };
}

function filled(tab) {
  return tab.waitForFunction(() => document.querySelectorAll("#tidings-preview option").length > 1);
}

/** Does something that makes the page reload, and waits until its bar is filled again. */
async function reloaded(tab, act) {
  const number = await tab.getAttribute("#tidings-preview", "data-number");
  await act();
  await tab.waitForFunction(
    (number) => {
      const bar = document.getElementById("tidings-preview");
      return bar && bar.dataset.number !== number && bar.querySelectorAll("option").length > 1;
    },
    number,
    { timeout: 20_000 },
  );
}

/** Writes a file of the site, and puts it back when `act` is done. */
async function changed(path, change, act) {
  const file = join(folder, path);
  const text = readFileSync(file, "utf8");
  writeFileSync(file, change(text));
  try {
    await act(() => writeFileSync(file, text));
  } finally {
    writeFileSync(file, text);
  }
}

const state = (tab) => tab.innerText(".state");
const instant = (tab) => tab.getAttribute("#tidings-preview", "data-now");

test("on a notice's own page the buttons go through its life", async () => {
  const { tab, close } = await look(WINDOW);
  assert.match(await tab.locator("#tidings-preview select option:checked").innerText(), /^2026-12-03 Security patches/);
  for (const [button, at, words] of [
    ["Before", "2026-12-03T00:59:00Z", /^Scheduled/],
    ["Start", START, /^In progress/],
    ["During", null, /^In progress/],
    ["End", null, /^(Completed|Ended as scheduled)/],
  ]) {
    await reloaded(tab, () => tab.getByRole("button", { name: button, exact: true }).click());
    if (at) assert.equal(await instant(tab), at);
    assert.match((await state(tab)).trim(), words, button);
    assert.equal(await tab.evaluate(() => document.activeElement.textContent), button, "the focus stays");
    assert.equal(await tab.getAttribute(`[data-moment=${button.toLowerCase()}]`, "aria-pressed"), "true");
  }
  await close();
});

test("any instant can be typed, and the clock's taken again", async () => {
  const { tab, close } = await look("");
  await tab.fill("#tidings-preview input", "2026-07-01T12:00:00");
  await reloaded(tab, () => tab.press("#tidings-preview input", "Enter"));
  assert.equal(await instant(tab), "2026-07-01T11:00:00Z", "12:00 in London in summer");
  await reloaded(tab, () => tab.getByRole("button", { name: "Now", exact: true }).click());
  assert.equal(await tab.getAttribute("#tidings-preview", "data-live"), "true");
  await close();
});

test("a notice that is chosen elsewhere stays chosen, and leads to its page", async () => {
  const { tab, close } = await look("");
  await tab.selectOption("#tidings-preview select", { value: WINDOW.slice(0, -1) });
  await reloaded(tab, () => tab.getByRole("button", { name: "Start", exact: true }).click());
  assert.equal(await instant(tab), START);
  await tab.getByRole("link", { name: "Open", exact: true }).click();
  await filled(tab);
  assert.equal(new URL(tab.url()).pathname, `/${WINDOW}`);
  await close();
});

test("a page that is not published at an instant says so, and the bar leads back", async () => {
  const { tab, close } = await look(WINDOW);
  await tab.fill("#tidings-preview input", "2026-01-01T12:00:00");
  await reloaded(tab, () => tab.getByRole("button", { name: "Go", exact: true }).click());
  assert.ok(await tab.getByText("No page is published here at this instant.").isVisible());
  await reloaded(tab, () => tab.getByRole("button", { name: "Start", exact: true }).click());
  assert.match((await state(tab)).trim(), /^In progress/);
  await close();
});

test("a change of a file reloads the page", async () => {
  const { tab, close } = await look(WINDOW);
  await changed(FILE, (text) => text.replace(/title = ".*"/, 'title = "Quite another title"'), async (back) => {
    await tab.waitForFunction(() => document.querySelector("h1")?.textContent.includes("Quite another title"));
    await filled(tab);
    await reloaded(tab, back);
  });
  assert.doesNotMatch(await tab.innerText("h1"), /Quite another/);
  await close();
});

test("a mistake shows over the last good page, and goes when it is mended", async () => {
  const { tab, close } = await look(WINDOW);
  const title = await tab.innerText("h1");
  await changed(FILE, (text) => text.replace("kind =", "knid<i> ="), async (back) => {
    const panel = tab.locator("#tidings-preview .findings.errors");
    await panel.waitFor();
    assert.match(await panel.innerText(), /1 error.*showing the last good build from \d\d:\d\d:\d\d GMT/s);
    assert.match(await panel.locator("pre").innerText(), /--> content\/maintenance\/2026-12-03-web-security-patches\.md:/);
    assert.equal(await tab.innerText("h1"), title);
    await accessible(tab);
    await filled(tab);
    await reloaded(tab, back);
    assert.equal(await panel.count(), 0);
  });
  await close();
});

for (const colorScheme of ["light", "dark"]) {
  test(`the bar is accessible, and covers nothing: ${colorScheme}`, async () => {
    const { tab, close } = await look(WINDOW, { colorScheme });
    await accessible(tab);
    for (const width of [1280, 320]) {
      await tab.setViewportSize({ width, height: 700 });
      const unfolded = await tab.getAttribute("#tidings-preview .fold", "aria-expanded");
      if (unfolded === "false") await tab.click("#tidings-preview .fold");
      const { wide, foot, bar } = await tab.evaluate(async () => {
        await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
        scrollTo(0, document.documentElement.scrollHeight);
        return {
          wide: document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth,
          foot: document.querySelector("footer.site").getBoundingClientRect().bottom,
          bar: document.getElementById("tidings-preview").getBoundingClientRect().top,
        };
      });
      assert.equal(wide, 0, `sideways at ${width} px`);
      assert.ok(foot <= bar + 1, `the foot of the page ends at ${foot}, the bar begins at ${bar}, at ${width} px`);
      await tab.evaluate(() => scrollTo(0, 0));
    }
    await close();
  });
}

test("on a narrow screen the bar is folded at first", async () => {
  const { tab, close } = await look("", { viewport: { width: 320, height: 700 } });
  assert.equal(await tab.isVisible("#tidings-preview select"), false);
  await tab.press("#tidings-preview .fold", "Enter");
  assert.equal(await tab.isVisible("#tidings-preview select"), true);
  await tab.reload();
  await filled(tab);
  assert.equal(await tab.isVisible("#tidings-preview select"), true, "it stays as it was left");
  await close();
});

test("every control is reached by keyboard, its focus seen", async () => {
  const { tab, close } = await look(WINDOW);
  await tab.focus("footer.site a >> nth=-1");
  const stops = [];
  for (let press = 0; press < 16; press++) {
    await tab.keyboard.press("Tab");
    const stop = await tab.evaluate(() => {
      const focused = document.activeElement;
      const { height, width } = focused.getBoundingClientRect();
      if (!focused.closest("#tidings-preview")) return null;
      const name = focused.localName === "button" ? focused.textContent : focused.localName;
      return { name, marked: getComputedStyle(focused).outlineStyle !== "none", large: height >= 24 && width >= 24 };
    });
    if (stop) {
      assert.ok(stop.marked && stop.large, JSON.stringify(stop));
      stops.push(stop.name);
    }
  }
  const names = stops.filter((name, at) => name !== stops[at - 1]); // a date has several parts
  assert.deepEqual(names, ["Preview", "input", "Go", "Now", "select", "Before", "Start", "During", "End"]);
  await close();
});

test("paper shows no bar", async () => {
  const { tab, close } = await look("");
  await tab.emulateMedia({ media: "print" });
  assert.equal(await tab.isVisible("#tidings-preview"), false);
  await close();
});

async function accessible(tab) {
  await tab.evaluate(AXE);
  const { violations } = await tab.evaluate(() =>
    axe.run("#tidings-preview", {
      runOnly: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] },
      rules: { "target-size": { enabled: true } },
    }),
  );
  assert.deepEqual(
    violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target} ${node.failureSummary}`)),
    [],
  );
}
