// Pictures for a human to look at, of every kind of page: node tests/browser/shots.mjs OUT_DIR SITE_DIR
// With `--readme FILE SITE_DIR` only the picture at the top of the README.
import { execFileSync } from "node:child_process";
import { mkdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { launch, open } from "./browser.mjs";
import { kinds } from "./kinds.mjs";
import { serve } from "./server.mjs";

const README_BYTES = 120_000;
const WIDTHS = { wide: 1280, narrow: 390 };

const readme = process.argv[2] === "--readme";
const [out, folder] = process.argv.slice(readme ? 3 : 2);
if (!folder) {
  console.error("usage: shots.mjs OUT_DIR SITE_DIR | shots.mjs --readme FILE SITE_DIR");
  process.exit(2);
}
const site = await serve(folder);
const browser = await launch();
await (readme ? readmePicture(out) : pictures(out));
await browser.close();
await site.close();

async function pictures(out) {
  mkdirSync(out, { recursive: true });
  for (const { kind, page } of kinds(site)) {
    const name = join(out, kind.replaceAll(" ", "-"));
    for (const colorScheme of ["light", "dark"]) {
      const { tab, close } = await open(browser, site, page, { colorScheme });
      for (const [width, pixels] of Object.entries(WIDTHS)) {
        await tab.setViewportSize({ width: pixels, height: 900 });
        await tab.screenshot({ path: `${name}-${width}-${colorScheme}.png`, fullPage: true });
      }
      if (colorScheme === "light") {
        writeFileSync(`${name}.pdf`, await tab.pdf({ format: "A4" }));
        execFileSync("pdftoppm", ["-r", "60", "-png", `${name}.pdf`, `${name}-print`]);
      }
      await close();
    }
    console.log(`${kind}: /${page}`);
  }
}

/** The home page as it opens on a desk. Its few flat colours need a palette only: that halves the file and more. */
async function readmePicture(file) {
  const { tab, close } = await open(browser, site, "", { viewport: { width: 1280, height: 1100 } });
  writeFileSync(file, execFileSync("pngquant", ["--strip", "--speed", "1", "64", "-"], { input: await tab.screenshot() }));
  await close();
  const { size } = statSync(file);
  console.log(`${file}: ${size} bytes`);
  if (size > README_BYTES) throw new Error(`more than ${README_BYTES} bytes`);
}
