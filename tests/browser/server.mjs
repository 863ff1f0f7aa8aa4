// A static server for a built site: on loopback, on a free port, under the site's own base path, with the rules of
// its `_headers` file (as hosts of static sites apply them), so that the tests meet what readers will meet.
import { readdirSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, resolve } from "node:path";
import { gzipSync } from "node:zlib";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".xml": "application/xml",
  ".atom": "application/atom+xml",
  ".ics": "text/calendar; charset=utf-8",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".webp": "image/webp",
};

/** Compressed already. */
const PICTURES = /\.(png|jpg|webp)$/;

/** Serves the site in `folder`; the caller closes it. `pages` are the addresses of all its pages, from the base path. */
export async function serve(folder) {
  const root = resolve(folder);
  const api = JSON.parse(readFileSync(join(root, "api/tidings.json"), "utf8"));
  const base = new URL(api.base_url).pathname;
  const rules = headerRules(root);

  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    const answer = path.startsWith(base) ? find(root, path.slice(base.length)) : { status: 404 };
    if (answer.status === 301) return response.writeHead(301, { location: `${path}/` }).end();
    const file = answer.file ?? join(root, "404.html");
    const zips = /\bgzip\b/.test(request.headers["accept-encoding"]) && !PICTURES.test(file);
    const body = zips ? gzipSync(readFileSync(file)) : readFileSync(file);
    response.writeHead(answer.status, {
      "content-type": TYPES[extname(file)] ?? "application/octet-stream",
      ...(zips && { "content-encoding": "gzip" }),
      ...headers(rules, path, base),
    });
    response.end(request.method === "HEAD" ? undefined : body);
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));

  return {
    folder: root,
    url: `http://127.0.0.1:${server.address().port}${base}`,
    baseUrl: api.base_url,
    api,
    pages: pages(root),
    close() {
      server.closeAllConnections(); // browsers keep theirs open
      return new Promise((closed) => server.close(closed));
    },
  };
}

function find(root, path) {
  const file = resolve(root, path);
  if (file !== root && !file.startsWith(`${root}/`)) return { status: 404 };
  const about = statSync(file, { throwIfNoEntry: false });
  if (about?.isFile()) return { status: 200, file };
  const index = join(file, "index.html");
  if (!statSync(index, { throwIfNoEntry: false })) return { status: 404 };
  return path === "" || path.endsWith("/") ? { status: 200, file: index } : { status: 301 };
}

function pages(root) {
  return readdirSync(root, { recursive: true })
    .filter((path) => path.endsWith(".html"))
    .map((path) => path.replace(/(^|\/)index\.html$/, "$1"))
    .sort();
}

/** `_headers`: a line with a path (`*` stands for anything, `:name` for one part), below it indented headers. */
function headerRules(root) {
  const rules = [];
  for (const line of readFileSync(join(root, "_headers"), "utf8").split("\n")) {
    if (!line.trim() || line.trimStart().startsWith("#")) continue;
    if (!/^\s/.test(line)) {
      const pattern = line.trim().replace(/[.+?^${}()|[\]\\]/g, "\\$&").replaceAll("*", ".*").replace(/:\w+/g, "[^/]+");
      rules.push({ pattern: new RegExp(`^${pattern}$`), headers: [] });
    } else {
      const [, name, value] = line.match(/^\s+([^:]+):\s*(.*)$/);
      rules.at(-1).headers.push([name.toLowerCase(), value.trim()]);
    }
  }
  return rules;
}

function headers(rules, path, base) {
  const found = {};
  for (const rule of rules) {
    // The file may be put at the root of a host or of the site: both ways of writing a path are taken.
    if (!rule.pattern.test(path) && !rule.pattern.test(`/${path.slice(base.length)}`)) continue;
    for (const [name, value] of rule.headers) found[name] = name in found ? `${found[name]}, ${value}` : value;
  }
  return found;
}
