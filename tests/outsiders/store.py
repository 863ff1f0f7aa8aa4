"""Publishing to a store, as the store sees it: `store.py PROGRAM`, from the repository's folder. The store is moto's S3, read
back by boto3; between it and the program stands a proxy that counts, breaks and kills. All of it listens on the loopback
and ends here."""

import argparse
import json
import logging
import os
import random
import re
import shutil
import ssl
import subprocess
import tempfile
import threading
import time
from contextlib import contextmanager
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

import boto3
import built
import trustme
from botocore.config import Config
from moto.server import ThreadedMotoServer

NOW = "2026-12-03T01:10:00Z"
BUCKET = "harbour"
MANIFEST = ".tidings-manifest.json"
KEYS = {"AWS_ACCESS_KEY_ID": "staff", "AWS_SECRET_ACCESS_KEY": "open sesame", "AWS_REGION": "us-east-1"}
HOSTILE = ["a b.svg", "a+b%20c.svg", "%2e%2e.svg", "ä€.svg", "🚢.svg", "x&y=z.svg", "it's (1)!.svg", "x#1.svg"]
INCIDENT = """+++
title = "Mail delayed"
started = 2026-11-30 09:00:00
impact = "minor"
[components]
mail-1 = "degraded_performance"
+++
Mail is late.

## 2026-11-30 10:00 Resolved
It is not any more.
"""
SEED = 20261203
KILLS = 10


def main(program):
    logging.disable()  # the store's own log
    program = Path(program).resolve()
    with tempfile.TemporaryDirectory() as folder, store() as shop:
        bench = Bench(program, Path(folder), shop)
        releases(bench)
        others(bench)
        breakages(bench)
        refusals(bench)
        marks(bench)
        kills(bench)


# --- The store, the proxy before it, and the program ---------------------------------------------------------


class Shop:
    """A store that is reached through a proxy. `asked` are the requests that came, as method and key; `meddle` may answer
    one of them itself."""

    def __init__(self, port):
        self.port, self.asked, self.meddle, self.lock, self.under_way, self.turned = port, [], None, threading.Lock(), 0, False
        self.s3 = boto3.client("s3", endpoint_url=f"http://127.0.0.1:{port}", region_name="us-east-1",
                               aws_access_key_id="staff", aws_secret_access_key="open sesame",
                               config=Config(s3={"addressing_style": "path"}, retries={"max_attempts": 1}))

    def objects(self, bucket=BUCKET):
        pages = self.s3.get_paginator("list_objects_v2").paginate(Bucket=bucket)
        return [entry["Key"] for page in pages for entry in page.get("Contents", [])]

    def get(self, key, bucket=BUCKET):
        return self.s3.get_object(Bucket=bucket, Key=key)

    def empty(self):
        for key in self.objects():
            self.s3.delete_object(Bucket=BUCKET, Key=key)

    def changing(self):
        """The requests that changed something, in order of their coming."""
        return [(method, key) for method, key in self.asked if method != "GET"]

    def idle(self):
        """What the program sent before it ended may still be on its way."""
        while self.under_way:
            time.sleep(0.01)


def proxy(shop):
    class Proxy(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def handle_any(self):
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            split = urlsplit(self.path)
            key = unquote(split.path).removeprefix(f"/{BUCKET}").removeprefix("/")
            with shop.lock:
                shop.asked.append((self.command, key))
                number = len(shop.asked)
                shop.under_way += 1
            try:
                if shop.meddle is None or not shop.meddle(self, number, self.command, key):
                    self.pass_on(body)
            except (BrokenPipeError, ConnectionResetError):
                self.close_connection = True
            finally:
                with shop.lock:
                    shop.under_way -= 1

        def pass_on(self, body, most=None):
            connection = HTTPConnection("127.0.0.1", shop.port, timeout=30)
            connection.putrequest(self.command, self.path, skip_host=True, skip_accept_encoding=True)
            for name, value in self.headers.items():
                connection.putheader(name, value)
            connection.endheaders(body)
            answer = connection.getresponse()
            body, headers = answer.read(), answer.getheaders()
            # The marks of pieces come back, and have to be the store's own.
            if shop.turned and not (self.command == "PUT" and "uploadId=" in self.path):
                headers = [(name, f'"{value.strip(chr(34))[::-1]}f"' if name.lower() == "etag" else value) for name, value in headers]
                body = re.sub(rb"(?<=<ETag>)[^<]*?([0-9a-f]{32}(?:-\d+)?)[^<]*?(?=</ETag>)", lambda mark: mark[1][::-1] + b"f", body)
            self.answer(answer.status, body, headers, most)
            connection.close()

        def answer(self, status, body=b"", headers=(), most=None):
            self.send_response(status)
            for name, value in headers:
                if name.lower() not in ("content-length", "transfer-encoding", "connection", "server", "date"):
                    self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body[:most])
            if most is not None:
                self.close_connection = True
            return True

        def refuse(self, status, code, message="no"):
            return self.answer(status, f"<Error><Code>{code}</Code><Message>{message}</Message></Error>".encode(),
                               [("Content-Type", "application/xml")])

        def hang_up(self):
            self.close_connection = True
            return True

        def log_message(self, *_):
            pass

        do_GET = do_PUT = do_POST = do_DELETE = do_HEAD = handle_any

    return Proxy


@contextmanager
def store():
    # Whoever else speaks to Amazon on this machine has nothing to do with it.
    for name in [name for name in os.environ if name.startswith("AWS_") or name.lower().endswith("_proxy")]:
        del os.environ[name]
    moto = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    moto.start()
    shop = Shop(moto.get_host_and_port()[1])
    shop.s3.create_bucket(Bucket=BUCKET)
    try:
        with listening(shop) as shop.url:
            yield shop
    finally:
        moto.stop()


@contextmanager
def listening(shop, tls=None):
    server = ThreadingHTTPServer(("127.0.0.1", 0), proxy(shop))
    server.handle_error = lambda *_: None  # those who are killed hang up
    if tls:
        server.socket = tls.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield f"{'https' if tls else 'http'}://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class Bench:
    """Two builds of the example, and the program that publishes them. The second has other colours, so that every page has
    changed; it has a page more and one less, and pictures whose names are hard on whoever has to write them."""

    def __init__(self, program, folder, shop):
        self.program, self.folder, self.shop = program, folder, shop
        source = folder / "source"
        source.mkdir()
        shutil.copy("site.toml", source)
        shutil.copytree("content", source / "content")
        self.old = self.build(source, "old")
        config = (source / "site.toml").read_text("utf-8")
        (source / "site.toml").write_text(re.sub(r'accent = "[^"]*"', 'accent = "#7a1f5c"', config), "utf-8")
        (source / "content/incidents/2026-11-30-mail-delayed.md").write_text(INCIDENT, "utf-8")
        assets = source / "content/assets"
        assets.mkdir(exist_ok=True)
        for name in HOSTILE:
            (assets / name).write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', "utf-8")
        (assets / "long.bin").write_bytes(random.Random(SEED).randbytes(9_000_000))
        self.new = self.build(source, "new")

    def build(self, source, name):
        site = self.folder / name
        done = subprocess.run([self.program, "build", "--config", source / "site.toml", "--now", NOW, "--output", site],
                              env={}, capture_output=True, timeout=120)
        assert done.returncode == 0, done.stderr.decode()
        return site

    def command(self, site, destination=f"s3://{BUCKET}/status", *args, env=None, url=None):
        reach = {"AWS_ENDPOINT_URL": url or self.shop.url, "AWS_ALLOW_HTTP": "true"}
        self.shop.asked.clear()
        return {"args": [self.program, "publish", destination, "--output", site, *args], "env": KEYS | reach | (env or {})}

    def publish(self, site, *args, **more):
        done = subprocess.run(**self.command(site, *args, **more), capture_output=True, timeout=300)
        assert b"open sesame" not in done.stdout + done.stderr
        self.shop.idle()
        return done.returncode, done.stdout.decode(), done.stderr.decode()


def files(site):
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in sorted(site.rglob("*"))
            if path.is_file() and path.name != ".tidings-output"}


def differences(shop, site, prefix="status/", also=()):
    """What keeps the objects below a prefix from being just the site and the manifest, each served as it should be."""
    wanted = files(site)
    there = {key.removeprefix(prefix) for key in shop.objects() if key.startswith(prefix)}
    yield from (f"{path} is missing" for path in sorted(wanted.keys() - there))
    yield from (f"{path} is too many" for path in sorted(there - wanted.keys() - {MANIFEST, *also}))
    for path in sorted(wanted.keys() & there):
        answer = shop.get(prefix + path)
        if answer["Body"].read() != wanted[path]:
            yield f"{path} has other bytes"
        lifetime = "public, max-age=31536000, immutable" if path.startswith("static/") else "public, max-age=60"
        if (answer["ContentType"], answer["CacheControl"]) != (media_type(path), lifetime):
            yield f"{path} is served as {answer['ContentType']} for {answer['CacheControl']}"


def media_type(path):
    name = path.rsplit("/", 1)[-1]
    text = "; charset=utf-8"
    by_name = {"feed.xml": "application/rss+xml" + text, "feed.atom": "application/atom+xml" + text,
               "feed.json": "application/feed+json" + text}
    by_ending = {"html": "text/html" + text, "css": "text/css" + text, "js": "text/javascript" + text, "txt": "text/plain" + text,
                 "ics": "text/calendar" + text, "xml": "text/xml" + text, "json": "application/json", "svg": "image/svg+xml",
                 "png": "image/png", "bin": "application/octet-stream"}
    if name in by_name:
        return by_name[name]
    _, dot, ending = name.lstrip(".").rpartition(".")
    return by_ending.get(ending, f"unknown: .{ending}") if dot else "text/plain" + text


def broken(shop, prefix="status/"):
    """Pages that are up and load what is not, or lead to what is not."""
    there = set(shop.objects())
    for key in sorted(there):
        if key.endswith(".html"):
            text = shop.get(key)["Body"].read().decode()
            if not text.endswith("</html>") and "</html>" not in text[-40:]:
                yield f"{key} is not whole"
            for address in re.findall(r'<(?:link|script|img|source)\b[^>]*?\b(?:href|src)="?(/[^"\s>]*)', text):
                path = unquote(urlsplit(address).path).lstrip("/")
                path += "index.html" if path == "" or path.endswith("/") else ""
                if prefix + path not in there:
                    yield f"{key} loads {address}"


# --- Questions -----------------------------------------------------------------------------------------------


def releases(bench):
    shop = bench.shop
    holds, verdict = built.holds, built.verdict

    status, plan, said = bench.publish(bench.old, f"s3://{BUCKET}/status", "--dry-run")
    holds(status == 0 and not shop.changing() and not shop.objects() and said == "", "store: a dry run changes nothing", f"{said}{shop.asked}")
    done = bench.publish(bench.old)
    verdict("store: the first release is the folder, with media types and lifetimes",
            [f"{done}"] * (done[0] != 0) + list(differences(shop, bench.old)))
    order = [key.removeprefix("status/") for method, key in shop.changing()]
    planned = [line.removeprefix("new ") for line in plan.splitlines()[:-1]]
    verdict("store: it goes up in the order that was planned", ordered(order, planned))

    done = bench.publish(bench.old)
    holds(done[0] == 0 and [method for method, _ in shop.asked] == ["GET", "GET"], "store: what has not changed is not sent: two questions", f"{done}{shop.asked}")
    done = bench.publish(bench.old, f"s3://{BUCKET}/status/")
    holds(done[0] == 0 and not shop.changing(), "store: a prefix with a slash at its end is the same", f"{done}{shop.changing()}")

    page = next(path for path in files(bench.old) if path.startswith("maintenance/2026"))
    site = bench.folder / "one"
    shutil.copytree(bench.old, site)
    text = (site / page).read_text("utf-8")
    (site / page).write_text(text.replace("</title>", " (changed)</title>"), "utf-8")
    done = bench.publish(site)
    holds(shop.changing() == [("PUT", f"status/{key}") for key in (MANIFEST, page, MANIFEST)], "store: one changed page is one page sent", f"{done}{shop.changing()}")
    (site / page).unlink()
    done = bench.publish(site)
    verdict("store: a page that is gone is removed", differences(shop, site))
    holds([method for method, _ in shop.changing()] == ["POST", "PUT"], "store: and nothing is sent for that", f"{shop.changing()}")

    done = bench.publish(bench.new)
    verdict("store: another site takes its place, with names that are hard to write and a file sent in pieces",
            [f"{done}"] * (done[0] != 0) + list(differences(shop, bench.new)))
    done = bench.publish(bench.new)
    holds(not shop.changing(), "store: nor is that sent again", f"{done}{shop.changing()}")
    shop.empty()
    done = bench.publish(bench.old, f"s3://{BUCKET}")
    verdict("store: a bucket without a prefix", [f"{done}"] * (done[0] != 0) + list(differences(shop, bench.old, "")))
    shop.empty()
    with tls(bench) as (url, trusted):
        done = bench.publish(bench.old, url=url, env=trusted | {"AWS_ALLOW_HTTP": "false"})
        verdict("store: by TLS, with a certificate that the machine knows", [f"{done}"] * (done[0] != 0) + list(differences(shop, bench.old)))
        done = bench.publish(bench.old, url=url)
        holds(done[0] == 3 and "certificate" in done[2], "store: not with one that nobody vouches for", f"{done}")


def ordered(order, planned):
    """What came in another phase than it was planned for. Within a phase there is no order."""
    if order[0] != MANIFEST or order[-2:] != ["index.html", MANIFEST]:
        yield f"it begins with {order[0]} and ends with {order[-2:]}"
    if sorted(order[1:-1]) != sorted(planned):
        yield "it is not what was planned"
    phases = [2 if path == "index.html" else 1 if path.endswith(".html") else 0 for path in order[1:-1]]
    if phases != sorted(phases):
        yield "pages go up before what they load"


@contextmanager
def tls(bench):
    authority = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    file = bench.folder / "authority.pem"
    authority.cert_pem.write_to_path(file)
    with listening(bench.shop, context) as url:
        yield url, {"SSL_CERT_FILE": str(file)}


def others(bench):
    shop, s3 = bench.shop, bench.shop.s3
    shop.empty()
    theirs = ["status/others.txt", "status/static/others.css", "status/folder/", "statuses/index.html", "index.html"]
    for key in theirs:
        s3.put_object(Bucket=BUCKET, Key=key, Body=b"others")
    bench.publish(bench.old)
    bench.publish(bench.new)
    done = bench.publish(bench.old)
    built.verdict("store: what others put there stays", [f"{key} is gone" for key in theirs if key not in shop.objects()] +
                  list(differences(shop, bench.old, also={"others.txt", "static/others.css", "folder/"})))

    s3.put_object(Bucket=BUCKET, Key="status/index.html", Body=b"others")
    s3.copy_object(Bucket=BUCKET, Key="status/feed.xml", CopySource=f"{BUCKET}/status/feed.xml", MetadataDirective="REPLACE", ContentType="text/x")
    s3.delete_object(Bucket=BUCKET, Key="status/robots.txt")
    done = bench.publish(bench.old)
    sent = sorted(key.removeprefix("status/") for _, key in shop.changing())
    built.verdict("store: what others changed of ours is mended, and no more", [f"{done}{sent}"] * (sent != sorted([MANIFEST, MANIFEST, "feed.xml", "index.html", "robots.txt"])) +
                  list(differences(shop, bench.old, also={"others.txt", "static/others.css", "folder/"})))

    shop.empty()
    s3.put_object(Bucket=BUCKET, Key="status/index.html", Body=b"others")
    done = bench.publish(bench.old)
    built.holds(done[0] == 2 and shop.objects() == ["status/index.html"] and "lies at addresses of the site: `index.html`\n" in done[2],
                "store: another's page is not replaced", f"{done}")
    done = bench.publish(bench.old, f"s3://{BUCKET}/status", "--force")
    built.verdict("store: unless somebody says so", [f"{done}"] * (done[0] != 0) + list(differences(shop, bench.old)))

    s3.put_object(Bucket=BUCKET, Key=f"status/{MANIFEST}", Body=b'{"version":2,"files":{}}')
    done = bench.publish(bench.new)
    built.holds(done[0] == 3 and not shop.changing() and "its version is 2" in done[2], "store: a later manifest is left alone", f"{done}")


def breakages(bench):
    """Requests that fail once; the n-th, the n+k-th and so on."""
    shop = bench.shop

    def cut(handler, body=b"<Cut"):
        return handler.answer(200, body * 100, [("Content-Type", "application/xml")], most=20)

    def slow(handler):
        time.sleep(0.5)
        return False

    every = {
        "that it answers with 503, as when it has too much to do": lambda handler: handler.refuse(503, "SlowDown"),
        "that it answers with 500": lambda handler: handler.refuse(500, "InternalError"),
        "that it answers with 429": lambda handler: handler.refuse(429, "TooManyRequests"),
        "that it does not answer": lambda handler: handler.hang_up(),
        "that take their time": slow,
    }
    for which, wrong in every.items():
        shop.empty()
        bench.publish(bench.old)
        shop.meddle = lambda handler, number, method, key: number % 7 in (1, 2) and wrong(handler)
        done = bench.publish(bench.new)
        shop.meddle = None
        built.verdict(f"store: requests {which} are sent again", [f"{done}"] * (done[0] != 0) + list(differences(shop, bench.new)))

    shop.meddle = lambda handler, number, method, key: method == "PUT" and key.endswith("feed.xml") and cut(handler)
    done = bench.publish(bench.old)
    shop.meddle = None
    again = bench.publish(bench.old)
    built.verdict("store: an answer that is cut off does no harm", [f"{done}{again}"] * (again[0] != 0) + list(differences(shop, bench.old)))


def refusals(bench):
    shop = bench.shop
    holds = built.holds
    shop.empty()
    bench.publish(bench.old)

    def refusing(status, code, message, which):
        shop.meddle = lambda handler, number, method, key: which(method, key) and handler.refuse(status, code, message)
        try:
            return bench.publish(bench.new)
        finally:
            shop.meddle = None

    putting = lambda method, key: method == "PUT" and key.endswith("incidents/index.html")
    done = refusing(403, "AccessDenied", "Access Denied", putting)
    built.verdict("store: what it refuses is told, and what is up is whole", list(broken(shop)) + [f"{done}"] * (done[:2] != (3, "") or done[2] != (
        "error: s3://harbour/status: not everything was sent; each page there is whole, the old one or the new one: "
        "AccessDenied: Access Denied\nthe credentials must allow s3:ListBucket on the bucket, and s3:GetObject, s3:PutObject and "
        "s3:DeleteObject on what is in it\n")))
    started = time.monotonic()
    done = refusing(503, "SlowDown", "Please reduce your request rate.", putting)
    took = time.monotonic() - started
    built.verdict("store: one that never has time is given up", list(broken(shop)) + [f"{took} s {done}"] * (
        done[0] != 3 or took > 150 or "SlowDown: Please reduce your request rate.\npublish again, and it goes on from here\n" not in done[2]))
    done = refusing(403, "AccessDenied", "Access Denied", lambda method, key: (method, key) == ("POST", ""))
    holds(done[0] == 3 and "everything is up, but not all that is gone was removed: AccessDenied" in done[2],
          "store: what it does not remove is told", f"{done}")
    again = bench.publish(bench.new)
    built.verdict("store: and the next run goes on", [f"{again}"] * (again[0] != 0) + list(differences(shop, bench.new)))

    done = bench.publish(bench.new, "s3://nobodys/status")
    holds(done[0] == 3 and done[2].startswith("error: s3://nobodys/status: nothing was sent: NoSuchBucket: "), "store: no bucket", f"{done}")
    done = refusing(301, "PermanentRedirect", "elsewhere", lambda method, key: True)
    holds(done[0] == 3 and "AWS_REGION" in done[2], "store: a bucket of another region", f"{done}")
    done = bench.publish(bench.new, env={"AWS_ALLOW_HTTP": "false"})
    holds(done[0] == 2 and not shop.asked and "AWS_ALLOW_HTTP" in done[2], "store: no credentials without TLS", f"{done}")

    iam = boto3.client("iam", endpoint_url=f"http://127.0.0.1:{shop.port}", region_name="us-east-1",
                       aws_access_key_id="staff", aws_secret_access_key="open sesame")
    iam.create_user(UserName="staff")
    allowed = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:*", "Resource": "*"}]}
    iam.put_user_policy(UserName="staff", PolicyName="all", PolicyDocument=json.dumps(allowed))
    key = iam.create_access_key(UserName="staff")["AccessKey"]
    right = {"AWS_ACCESS_KEY_ID": key["AccessKeyId"], "AWS_SECRET_ACCESS_KEY": key["SecretAccessKey"]}
    checking(shop, 0)
    try:
        wrong = [right | {"AWS_SECRET_ACCESS_KEY": "wrong"}, {"AWS_ACCESS_KEY_ID": "nobody"}]
        refused = [bench.publish(bench.new, env=env) for env in wrong]
        accepted = bench.publish(bench.new, env=right)
    finally:
        checking(shop, 1 << 30)
    holds(all(status == 3 and "the store does not accept the credentials: see AWS_ACCESS_KEY_ID" in said for status, _, said in refused),
          "store: wrong credentials", f"{refused}")
    holds(accepted[0] == 0, "store: right credentials, whose signatures it checks", f"{accepted}")


def checking(shop, after):
    """moto looks at signatures after so many requests."""
    connection = HTTPConnection("127.0.0.1", shop.port, timeout=10)
    connection.request("POST", "/moto-api/reset-auth", body=str(after))
    assert connection.getresponse().status == 200


def kills(bench):
    """Killed at any request: before it is passed on, or after. Every second time once more before it may come to its end.
    The moments are drawn from the requests that are left to be made, so that none comes too late."""
    shop, random_moments = bench.shop, random.Random(SEED)
    shop.empty()
    bench.publish(bench.old)
    sites, whole = [bench.new, bench.old], []
    for site in sites:
        bench.publish(site)
        whole.append(len(shop.asked))
    wrongs, runs, ended = [], 0, 0
    for kill in range(KILLS):
        site, left = sites[kill % 2], whole[kill % 2]
        for _ in range(1 + kill // 2 % 2):
            running = subprocess.Popen(**bench.command(site), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            moment, before = random_moments.randrange(1, left), random_moments.random() < 0.5
            left = max(3, left - moment)

            def at_that_moment(handler, number, method, key):
                if number != moment:
                    return False
                if before:
                    running.kill()
                    return handler.hang_up()
                threading.Timer(0.002, running.kill).start()
                return False

            shop.meddle = at_that_moment
            runs += 1
            ended += running.wait(timeout=120) == 0
            shop.meddle = None
            shop.idle()
            wrongs += [f"kill {kill} at request {moment}: {wrong}" for wrong in broken(shop)]
        done = bench.publish(site)
        wrongs += [f"after kill {kill}: {wrong}" for wrong in [*([done] if done[0] else []), *differences(shop, site)]]
        wrongs += [f"after kill {kill}: {asked}" for asked in [bench.publish(site)[0], *shop.changing()] if asked]
    built.verdict(f"store: killed at {runs} moments, each page has all it loads, and the next run completes it", wrongs)
    built.holds(ended <= runs // 4, "store: and it was killed indeed", f"{ended} of {runs} runs ended by themselves")


def marks(bench):
    """A store whose marks say nothing of the bytes, as one that encrypts: every ETag that it gives is turned round. And what
    is sent in pieces has such a mark anywhere. A run ends after it has sent all, and before it says so; then what is gone
    from the site has to go all the same."""
    shop = bench.shop
    for which, turned in [("whose marks are not made of bytes", True), ("that marks files sent in pieces", False)]:
        shop.empty()
        shop.turned = turned
        bench.publish(bench.old)
        manifests = []

        def before_it_says_so(handler, number, method, key):
            manifests.extend([key] * (method == "PUT" and key.endswith(MANIFEST)))
            return len(manifests) == 2 and handler.refuse(403, "AccessDenied")

        shop.meddle = before_it_says_so
        ended = bench.publish(bench.new)
        shop.meddle = None
        site = bench.folder / "less"
        shutil.copytree(bench.new, site, dirs_exist_ok=True)
        for gone in ["assets/long.bin", "assets/a b.svg"]:
            (site / gone).unlink()
        plan = bench.publish(site, f"s3://{BUCKET}/status", "--dry-run")
        done = bench.publish(site)
        wrongs = [f"{ended}{plan}{done}"] * (ended[0] != 3 or done[0] != 0 or "changed by others" in plan[2] + done[2])
        built.verdict(f"store: {which} is tidied after a run that ended early", wrongs + list(differences(shop, site)))
        again = bench.publish(bench.new)
        built.verdict(f"store: {which} takes back what was gone", [f"{again}"] * (again[0] != 0) + list(differences(shop, bench.new)))
    shop.turned = False


if __name__ == "__main__":
    arguments = argparse.ArgumentParser()
    arguments.add_argument("program")
    main(arguments.parse_args().program)
