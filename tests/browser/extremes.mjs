// A site that goes to extremes: two hundred components in twenty groups, names and titles of two hundred characters
// with blanks and without, words of sixty letters, everything that a page may have. And the opposite: almost nothing.
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { serve } from "./server.mjs";

const TIDINGS = process.env.TIDINGS ?? `${process.env.CARGO_TARGET_DIR ?? "target"}/release/tidings`;

export const WORD = "Donaudampfschifffahrtselektrizitaetenhauptbetriebswerkbauunt";
export const SENTENCE = "The storage behind the web servers of the northern data centre answers late ".repeat(3).slice(0, 200);
export const UNBROKEN = "rack/north/storage_controller_firmware/".repeat(6).slice(0, 200).replaceAll("/", "x");
const TITLES = [SENTENCE, UNBROKEN, `${WORD} restarts`];

/** Builds a site from its files, serves it, and takes everything away again with `close`. */
export async function built(files) {
  const folder = mkdtempSync(join(tmpdir(), "tidings-site-"));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  execFileSync(TIDINGS, ["build", "--now", "2026-12-03T01:10:00Z", "--config", join(folder, "site.toml")], { stdio: "pipe" });
  const site = await serve(join(folder, "public"));
  return {
    ...site,
    close: async () => {
      await site.close();
      rmSync(folder, { recursive: true });
    },
  };
}

const SITE = `[site]
title = "Status"
base_url = "https://status.example/"
timezone = "Europe/London"
language = "en-GB"
`;

/** One component, nothing measured, nothing written. */
export const LEAST = { "site.toml": `${SITE}[[components]]\nid = "web"\nname = "Website"\n` };

export function most() {
  const names = [WORD, SENTENCE, UNBROKEN, "Web server 1", "Customer websites from A to M, on the older of the two servers"];
  const groups = Array.from({ length: 20 }, (_, group) => ({ id: `g${group}`, name: group < 3 ? names[group] : `Group of machines ${group}` }));
  const components = Array.from({ length: 200 }, (_, place) => ({
    id: `c${place}`,
    name: place < 5 ? names[place] : `Web server ${place} in the ${place % 2 ? "northern" : "southern"} data centre`,
    group: `g${place % 20}`,
  }));
  const table = (name, entries) => `[[${name}]]\n${entries.map(([key, value]) => `${key} = ${JSON.stringify(value)}\n`).join("")}`;
  return {
    "site.toml": [
      SITE.replace('"Status"', JSON.stringify(`${WORD} status`)).replace("status.example/", `${WORD.toLowerCase()}.status.example/a/path/that/is/long/`),
      `[site.owner]\nname = "${WORD}"\nurl = "https://${WORD.toLowerCase()}.example/"\nemail = "${WORD.toLowerCase()}@status.example"\nphone = "+44 20 7946 0000"\n`,
      `[theme]\nfooter = "${UNBROKEN}"\n[syndication]\nemail_list = "https://lists.example/"\n[newsletter]\ntitle = "${WORD}"\ndescription = "${SENTENCE}"\n`,
      `[monitoring]\nshow_conditions = true\n[[feeds]]\nformat = "tidings"\npath = "up.json"\n`,
      ...groups.map(({ id, name }) => table("groups", [["id", id], ["name", name]])),
      ...components.map(({ id, name, group }, place) =>
        table("components", [["id", id], ["name", name], ["group", group], ...(place < 60 ? [["description", names[place % 5]]] : []), ["slo", 99.99]]),
      ),
      ...[0, 1, 2].map((plan) => table("plans", [["id", `p${plan}`], ["name", names[plan]], ["summary", SENTENCE], ["customer_action", UNBROKEN]])),
    ].join("\n"),
    "up.json": JSON.stringify(feed(components)),
    ...notices(),
    "content/newsletters/2026-12/index.md": page(UNBROKEN, `date = 2026-12-01\nsummary = "${SENTENCE}"\neditor = "${WORD}"`, WORD),
    ...Object.fromEntries(
      TITLES.map((title, at) => [`content/newsletters/2026-12/${at}.md`, page(title, `author = "${WORD}"\nsummary = "${UNBROKEN}"`, `${WORD}\n\n## ${UNBROKEN}\n\n${SENTENCE}`)]),
    ),
    "content/pages/long.md": page(WORD, "nav = 60", `## ${UNBROKEN}\n\n| ${WORD} | ${WORD} | b |\n| --- | --- | --- |\n| ${UNBROKEN} | 2 | 3 |\n\n> ${UNBROKEN}\n\n- ${UNBROKEN}\n\n\`${UNBROKEN}\`\n\n    ${UNBROKEN}\n\n<https://example.com/${UNBROKEN}>`),
  };
}

function page(title, keys, body) {
  return `+++\ntitle = "${title}"\n${keys}\n+++\n${body}\n`;
}

/** Ninety days, of which some were bad; some machines are down now. */
function feed(components) {
  const day = (place, back) => {
    const down = (place * 7 + back * 3) % 41 === 0 ? 130 * (1 + (back % 60)) : 0;
    const date = new Date(Date.UTC(2026, 11, 2) - back * 86_400_000).toISOString().slice(0, 10);
    return { date, up_s: 86400 - down, down_s: down, latency_ms: { avg: 100 + back + place, p95: 1000 + back * 40 } };
  };
  const measured = ({ id }, place) => [
    id,
    {
      state: place % 17 === 3 ? "degraded" : "up",
      checked_at: "2026-12-03T01:09:00Z",
      memory: 0.97,
      disk: 0.99,
      days: Array.from({ length: place < 40 ? 89 : 20 }, (_, back) => day(place, 89 - back)).filter((_, at) => place % 3 || at % 9),
    },
  ];
  return { version: 1, generated_at: "2026-12-03T01:09:00Z", components: Object.fromEntries(components.map(measured)) };
}

function notices() {
  const files = {};
  const all = Array.from({ length: 60 }, (_, place) => `"c${place}"`).join(", ");
  const words = `${SENTENCE}\n\n## ${UNBROKEN}\n\n${UNBROKEN}`;
  TITLES.forEach((title, at) => {
    for (const [name, day, end, more] of [
      ["coming", "2026-12-10 01:00:00", "2026-12-10 02:30:00", ""],
      ["over-midnight", "2026-12-11 22:00:00", "2026-12-12 03:30:00", 'status = "proposed"'],
      ["open", "2026-12-03 01:00:00", "2026-12-03 02:00:00", ""],
      ["past", "2026-11-30 01:00:00", "2026-11-30 02:00:00", ""],
    ]) {
      const keys = `id = "A-RATHER-LONG-REFERENCE-${name}-${at}"\nkind = "security"\nstart = ${day}\nend = ${end}\nannounced = 2026-11-20 09:00:00\ncomponents = [${all}]\nimpact = "reduced_redundancy"\nexpected_downtime = "20m"\nreason = "${UNBROKEN}"\nrollback = "${SENTENCE}"\ncontact = "${UNBROKEN}"\n${more}`;
      const moved = name === "coming" ? "\n## 2026-12-01 10:00 Rescheduled to 2026-12-15 23:00 - 03:00\n\nMoved.\n" : "";
      files[`content/maintenance/${name}-${at}.md`] = page(title, keys, `${words}\n${moved}`);
    }
    const states = Array.from({ length: 60 }, (_, place) => `c${place} = "degraded_performance"`).join("\n");
    files[`content/incidents/open-${at}.md`] = page(title, `id = "A-RATHER-LONG-REFERENCE-${at}"\nstarted = 2026-12-02 10:00:00\nimpact = "major"\n[components]\n${states}`, `${words}\n\n## 2026-12-02 11:00 Identified\n\n${words.replaceAll("## ", "### ")}`);
    files[`content/incidents/past-${at}.md`] = page(title, `started = 2026-11-28 10:00:00\nimpact = "minor"\n[components]\n${states}`, `${words}\n\n## 2026-11-28 11:00 Resolved\n\n${SENTENCE}`);
    files[`content/incidents/notice-${at}.md`] = page(title, "started = 2026-12-02 10:00:00\nimpact = \"none\"", words);
  });
  return files;
}
