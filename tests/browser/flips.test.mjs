// "A page is never wrong because it is old": a page built before an instant, and left open, says after it what the
// page built at that instant says. Needs the program, to build the site at each of the next changes.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { FOLDER, launch, NOW, open } from "./browser.mjs";
import { serve } from "./server.mjs";

const { TIDINGS } = process.env;
const MOST_FLIPS = 4;

if (!TIDINGS) {
  test("open pages flip by themselves", { skip: "TIDINGS names no program that could build the site again" });
} else {
  const site = await serve(FOLDER);
  const browser = await launch();
  const folder = mkdtempSync(join(tmpdir(), "tidings-flips-"));
  after(async () => {
    await browser.close();
    await site.close();
    rmSync(folder, { recursive: true });
  });

  test("something flips before the site has to be built again", () => assert.ok(flips().length > 0));

  for (const { next, why } of flips()) {
    test(`open pages flip by themselves at ${next}: ${why.join(", ")}`, async () => {
      const output = join(folder, next.replaceAll(":", ""));
      execFileSync(TIDINGS, ["build", "--now", next, "--output", output], { stdio: "ignore" });
      const then = await serve(output);
      for (const page of concerned(why)) {
        const old = await open(browser, site, page, { ticking: true });
        const before = await text(old.tab, (tab) => tab.clock.fastForward(new Date(next) - NOW - 1000));
        const flipped = await text(old.tab, (tab) => tab.clock.fastForward(1000));
        const built = await open(browser, then, page, { now: new Date(next) });
        assert.equal(flipped, await text(built.tab), `/${page} after ${next}`);
        assert.notEqual(flipped, before, `/${page} changed at ${next}, not before`);
        assert.deepEqual([...old.wrongs, ...built.wrongs], []);
        await old.close();
        await built.close();
      }
      await then.close();
    });
  }
}

/** The next changes by the clock that show on pages, up to the first that only a build can make. */
function flips() {
  const found = [];
  let now = NOW.toISOString();
  while (found.length < MOST_FLIPS) {
    const change = JSON.parse(execFileSync(TIDINGS, ["next", "--format", "json", "--now", now], { encoding: "utf8" }));
    const kinds = change.why.map((why) => why.split(" ")[0]);
    if (kinds.some((kind) => !["start", "end", "lapse", "reminder", "reading", "restart"].includes(kind))) break;
    if (kinds.some((kind) => ["start", "end", "lapse"].includes(kind))) found.push(change);
    now = change.next;
  }
  return found;
}

/** The home page, the list, and the pages of the windows that begin or end. */
function concerned(why) {
  const windows = why.filter((why) => /^(start|end|lapse) maintenance\//.test(why)).map((why) => `${why.split(" ")[1]}/`);
  return ["", "maintenance/", ...windows];
}

async function text(tab, act = () => {}) {
  await act(tab);
  return (await tab.innerText("main")).replace(/\s+/g, " ").trim();
}
