// The site of known hostile strings, which the tests in tests/hostile.rs leave under target/ and judge whole: pages of it,
// mails and feeds' entries are opened where no policy would stop anything, and whatever can be pressed is pressed. Nothing
// runs, nothing is asked for elsewhere, nobody is led away. Then pages are opened as they are served: the policy has
// nothing to refuse.
import assert from "node:assert/strict";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { launch, open } from "./browser.mjs";
import { kinds } from "./kinds.mjs";
import { serve } from "./server.mjs";

const LEFT = `${process.env.CARGO_TARGET_DIR ?? "target"}/tmp/hostile`;
const AT_ONCE = 40;
// When all that the clock changes has changed, so that the script puts every timetable in.
const LATER = new Date("2027-12-03T01:10:00Z");

const site = await serve(join(LEFT, "site"));
const browser = await launch();
after(async () => {
  await browser.close();
  await site.close();
});

describe("without a policy", () => {
  it("no page runs anything", () => quiet(some(site.pages.filter(isShort), 9).map((page, at) => [page, pageText(page, at % 10 === 0)])));

  it("no mail runs anything", () => {
    const folder = join(LEFT, "mails");
    return quiet(some(readdirSync(folder).sort(), 20).map((name) => [name, here(readFileSync(join(folder, name), "utf8"))]));
  });

  it("no feed's entry runs anything", () => {
    const { items } = JSON.parse(readFileSync(join(site.folder, "feed.json"), "utf8"));
    return quiet(some(items, 20).map(({ id, content_html }) => [id, here(content_html)]));
  });

  it("what would run is heard", async () => {
    const loud = [
      "<script>alert(1)</script>",
      "<script>window.xss = 1</script>",
      "<img src=x onerror=alert(1)>",
      "<img src=//evil.example/x.png>",
      "<a href='javascript:alert(1)'>x</a>",
      "<a href='javascript:parent.xss=1'>x</a>",
      "<script>location = 'https://evil.example/'</script>",
      "<script>throw 1</script>",
      "<p onclick=x()>x</p>",
    ];
    const all = await Promise.all(loud.map((html) => heard([[html, html]])));
    assert.deepEqual(loud.filter((_, at) => all[at].length === 0), []);
  });
});

describe("as it is served", () => {
  it("the policy has nothing to refuse", async () => {
    for (const { page } of kinds(site).filter(({ page }) => page !== "404.html" && isShort(page))) {
      const { tab, wrongs, close } = await open(browser, site, page, { now: LATER });
      const faults = leadsOn(page) ? await onceLeft(tab, site.url + page, wrongs) : wrongs;
      assert.deepEqual(faults, [], page);
      await close();
    }
  });

  it("what would run is refused", async () => {
    const { tab, wrongs, close } = await open(browser, site, "");
    await tab.evaluate(() => {
      document.body.innerHTML = "<img src=x: onerror='window.xss = 1'>";
    });
    await tab.waitForTimeout(200);
    assert.match(wrongs.join("\n"), /refused by the policy: script-src/);
    assert.equal(await tab.evaluate(() => window.xss), undefined);
    await close();
  });
});

/** Each of so many: what all are is judged before, a browser takes its time. */
const some = (all, each) => all.filter((_, at) => at % each === 0);

const fileOf = (page) => join(site.folder, page.endsWith(".html") ? page : `${page}index.html`);

const textOf = (page) => readFileSync(fileOf(page), "utf8");

/** The longest have megabytes of what stands on others too. */
const isShort = (page) => statSync(fileOf(page)).size < 500_000;

/** Whether a page is an old address. */
const leadsOn = (page) => /<meta [^>]*http-equiv=.?refresh/i.test(textOf(page));

/**
 * What is wrong once an old address has been left: Chromium may never be done with closing a page that is on its way. What
 * was still being fetched there is no fault.
 */
async function onceLeft(tab, address, wrongs) {
  await tab.waitForURL((url) => url.href !== new URL(address).href);
  return wrongs.filter((wrong) => !wrong.startsWith("failed: "));
}

/** A page as it stands in its file, without its policy, its colours, and what leads on from an old address. */
function pageText(page, withScript) {
  const text = textOf(page);
  const bare = text.replace(/<meta [^>]*(Content-Security-Policy|refresh)[^>]*>/gi, "");
  assert.ok(bare.length < text.length, page);
  const plain = bare.replace(/<link [^>]*stylesheet[^>]*>/g, "");
  return withScript ? plain : plain.replace(/<script [^>]*src=[^>]*><\/script>/, "");
}

/** What is read elsewhere has whole addresses: those of our own pictures lead to the site as it is served here. */
const here = (html) => html.replaceAll(` src="${site.baseUrl}`, ` src="${site.url}`);

async function quiet(documents) {
  assert.ok(documents.length > 30, `${documents.length}`);
  assert.deepEqual(await heard(documents), []);
}

/** What is heard of documents (`[name, html]`) that are opened side by side, in frames of a page without a policy. */
async function heard(documents) {
  const context = await browser.newContext({ viewport: { width: 400, height: 400 } });
  await context.clock.setFixedTime(LATER);
  const all = [];
  const tabs = Array.from({ length: Math.min(2, documents.length) }, async (_, which) => {
    const tab = await context.newPage();
    let names = [];
    const hear = (what) => all.push(`${what}, of one of ${names.length} from ${names[0]} on`);
    tab.on("dialog", (dialog) => {
      hear(`dialog: ${dialog.message()}`);
      return dialog.dismiss();
    });
    tab.on("pageerror", (error) => hear(`error: ${error.message}`));
    tab.on("popup", (popup) => hear(`popup: ${popup.url()}`));
    tab.on("request", (request) => {
      const own = [site.url, "data:", "about:"].some((start) => request.url().startsWith(start));
      if (!own) hear(`request: ${request.url()}`);
    });
    const bare = `${site.url}bare`;
    await tab.route(bare, (route) => route.fulfill({ contentType: "text/html", body: "<!doctype html>" }));
    await tab.goto(bare);
    await tab.unroute(bare);
    const own = documents.filter((_, at) => at % 2 === which);
    for (let at = 0; at < own.length; at += AT_ONCE) {
      const some = own.slice(at, at + AT_ONCE);
      names = some.map(([name]) => name);
      for (const what of await tab.evaluate(openAll, some)) all.push(what);
      if (tab.url() !== bare) hear(`led away to ${tab.url()}`);
    }
    await tab.waitForTimeout(100);
  });
  await Promise.all(tabs);
  await context.close();
  return all;
}

/** In the browser: opens documents in frames, presses whatever can be pressed, says what is wrong. */
async function openAll(documents) {
  const found = [];
  const frames = documents.map(([name, html]) => {
    const frame = document.createElement("iframe");
    const loaded = new Promise((done) => frame.addEventListener("load", done, { once: true }));
    frame.hidden = true; // what is drawn is not asked
    frame.srcdoc = html;
    document.body.append(frame);
    return { name, frame, loaded };
  });
  for (const { name, frame, loaded } of frames) {
    await loaded;
    const inside = frame.contentDocument;
    if (!inside) {
      found.push(`${name}: is no longer here`);
      continue;
    }
    const handled = inside.evaluate("//@*[starts-with(name(), 'on')]", inside, null, XPathResult.ANY_TYPE, null).iterateNext();
    if (handled) found.push(`${name}: ${handled.name}`);
    inside.addEventListener("click", (event) => {
      const link = event.target.closest("a");
      if (link && /^(https?|mailto|tel|sms|webcal):$/.test(link.protocol)) event.preventDefault();
    });
    for (const target of inside.querySelectorAll("a, area, summary, button, input")) target.click();
    for (const script of inside.scripts) {
      if (script.src && !/\/static\/script\.[0-9a-f]{16}\.js$/.test(script.src)) found.push(`${name}: ${script.src}`);
    }
  }
  await new Promise((done) => setTimeout(done, 20));
  for (const { name, frame } of frames) {
    const world = frame.contentWindow;
    if (!frame.contentDocument || frame.contentDocument.URL !== "about:srcdoc") found.push(`${name}: went elsewhere`);
    else if (world.xss !== undefined || window.xss !== undefined) found.push(`${name}: has run`);
    frame.remove();
  }
  delete window.xss;
  return found;
}
