"""A real Prometheus with a real blackbox exporter, watching a small server that is stopped and started: what
Tidings publishes is compared with what was done to the server. Then what travels is weighed, and everything that
can go wrong between the two is done. Everything listens on the loopback and is ended here, by its process id."""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse
import urllib.request
from contextlib import contextmanager
from datetime import datetime, timedelta, timezone
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from socket import socket

from built import holds

SITE = """
[site]
title = "Prometheus"
base_url = "https://status.example/"
timezone = "Etc/UTC"

{components}
[[feeds]]
format = "prometheus"
url = "http://127.0.0.1:{port}/"
interval = "{interval}"
{more}
"""

BLACKBOX = """
modules:
  http:
    prober: http
    timeout: 1s
    http: {preferred_ip_protocol: ip4}
"""

SCRAPES = """
global: {{scrape_interval: 1s, scrape_timeout: 1s}}
scrape_configs:
  - job_name: web
    metrics_path: /probe
    params: {{module: [http]}}
    static_configs:
      - targets: ["http://127.0.0.1:{web}/"]
        labels: {{component: web, contact: "secret-contact@corp.internal"}}
      - targets: ["http://127.0.0.1:1/"]
        labels: {{component: closed}}
    relabel_configs:
      - {{source_labels: [__address__], target_label: __param_target}}
      - {{source_labels: [__param_target], target_label: instance}}
      - {{target_label: __address__, replacement: "127.0.0.1:{exporter}"}}
"""


def free_port():
    with socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


class Web:
    """The server that is watched."""

    def __init__(self, port):
        self.port, self.status, self.server = port, 200, None

    def start(self):
        web = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                self.send_response(web.status)
                self.end_headers()

            def log_message(self, *_):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", self.port), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def stop(self):
        self.server.shutdown()
        self.server.server_close()


@contextmanager
def running(*command, ready):
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(300):
            try:
                urllib.request.urlopen(ready, timeout=2).read()
                break
            except OSError:
                time.sleep(0.1)
        yield process
    finally:
        process.kill()
        process.wait()


def prometheus(folder, port, config="global: {}\n"):
    (folder / "prometheus.yml").write_text(config)
    return running(
        "prometheus",
        f"--config.file={folder / 'prometheus.yml'}",
        f"--storage.tsdb.path={folder / 'data'}",
        "--storage.tsdb.retention.time=400d",
        f"--web.listen-address=127.0.0.1:{port}",
        ready=f"http://127.0.0.1:{port}/-/ready",
    )


class Tidings:
    """A site in a folder, and the program."""

    def __init__(self, program, folder, components, port, interval="1s", more=""):
        self.program, self.folder = Path(program).resolve(), folder
        folder.mkdir(parents=True, exist_ok=True)
        names = "".join(f'[[components]]\nid = "{name}"\nname = "{name.title()}"\n' for name in components)
        site = SITE.format(components=names, port=port, interval=interval, more=more)
        (folder / "site.toml").write_text(site)

    def run(self, *arguments, **environment):
        return subprocess.run(
            [self.program, *arguments],
            cwd=self.folder,
            capture_output=True,
            text=True,
            env={"PATH": os.environ["PATH"], **environment},
        )

    def component(self, name):
        api = json.loads((self.folder / "public/api/tidings.json").read_text())
        return next(one for one in api["components"] if one["id"] == name)

    def today(self, name):
        days = self.component(name)["uptime"]["days"]
        return days[max(days)]

    def copy_bytes(self):
        return sum(file.stat().st_size for file in (self.folder / ".tidings/feeds").iterdir())


def samples(port, component):
    """How many Prometheus has of a component."""
    query = urllib.parse.quote(f'count_over_time(probe_success{{component="{component}"}}[10m])')
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/api/v1/query?query={query}", timeout=5) as answer:
        return int(json.load(answer)["data"]["result"][0]["value"][1])


def life(program, folder):
    """Up, stopped, up, answering 503, up, its exporter gone, and back."""
    web, exporter, port = Web(free_port()), free_port(), free_port()
    (folder / "blackbox.yml").write_text(BLACKBOX)
    blackbox = [
        "prometheus-blackbox-exporter",
        f"--config.file={folder / 'blackbox.yml'}",
        f"--web.listen-address=127.0.0.1:{exporter}",
    ]
    ready = f"http://127.0.0.1:{exporter}/-/healthy"
    site = Tidings(program, folder / "site", ["web", "closed"], port)
    midnight = timedelta(days=1) - (datetime.now(timezone.utc) - datetime.min.replace(tzinfo=timezone.utc)) % timedelta(days=1)
    if midnight < timedelta(minutes=2):
        time.sleep(midnight.total_seconds() + 5)  # a life over midnight would be two days'
    web.start()
    with prometheus(folder, port, SCRAPES.format(web=web.port, exporter=exporter)):
        with running(*blackbox, ready=ready):
            began = time.time()
            time.sleep(15)
            web.stop()
            time.sleep(10)
            web.start()
            built = site.run("build")
            web.status = 200
            time.sleep(8)
            web.status = 503
            time.sleep(7)
            down = site.run("build")
            state_down = site.component("web")
            web.status = 200
            time.sleep(8)
        gone = time.time()
        time.sleep(6)
        built = site.run("build")
        web_day, closed_day, reading = site.today("web"), site.today("closed"), site.component("web")
        holds(built.returncode == 0, "a site is built from a running Prometheus", built.stderr)
        scraped = samples(port, "web")
        known = web_day["up_s"] + web_day["down_s"]
        holds(abs(web_day["down_s"] - 17) <= 4, "it was down as long as the server was stopped or answered 503", web_day)
        holds(abs(known - scraped) <= 1, "known is a second for each that Prometheus scraped", (web_day, scraped))
        lived = gone - began
        holds(lived - 15 <= known <= lived + 5, "which is the time in which the exporter ran", (web_day, lived))
        holds(
            closed_day["up_s"] == 0 and abs(closed_day["down_s"] - samples(port, "closed")) <= 1,
            "what never answered was down all the time",
            closed_day,
        )
        so_far = (datetime.now(timezone.utc) - datetime.now(timezone.utc).replace(hour=0, minute=0, second=0)).seconds
        holds(
            abs(known + web_day["unknown_s"] - so_far) <= 5, "the rest of the day is not known", (web_day, so_far)
        )
        holds(
            state_down["status"] == "major_outage" and state_down["measured"] and down.returncode == 0,
            "while it answers 503, the page says so",
            state_down,
        )
        holds(not reading["measured"], "without its exporter it is not being measured", reading)
        page = (site.folder / "public/components/web/index.html").read_text()
        holds("no data" not in page and "%" in page, "its page has a percentage")
        bytes_of_all = b"".join(file.read_bytes() for file in (site.folder / "public").rglob("*") if file.is_file())
        planted = [b"secret-contact", f"127.0.0.1:{web.port}".encode(), b"blackbox", f":{port}".encode()]
        holds(not any(word in bytes_of_all for word in planted), "no host, port or label reaches a page")
        check = site.run("check")
        holds(check.returncode == 0 and "no mistakes" in check.stderr, "check goes by the copy", check.stderr)
        wrong = Tidings(program, folder / "wrong", ["web"], port, more='query = "probe_success{"')
        refused = wrong.run("build")
        holds(
            refused.returncode == 3 and "parse error" in refused.stderr and not (wrong.folder / "public").exists(),
            "a query that is none is told in Prometheus's own words, and nothing is published",
            refused.stderr,
        )
        often = Tidings(program, folder / "often", ["web"], port, interval="2h")
        too_much = often.run("build")
        holds(too_much.returncode == 3 and "feed::interval" in too_much.stderr, "an interval that cannot be is told", too_much.stderr)
        label = Tidings(program, folder / "label", ["web"], port, more='label = "no_such_label"')
        holds("feed::no-label" in label.run("build").stderr, "a label that no series has is told", label.run("build").stderr)
        reckoned = Tidings(
            program, folder / "reckoned", ["web"], port, more='query = "min by (component) (probe_success)"'
        )
        told = reckoned.run("build")
        holds(
            told.returncode == 0 and abs(reckoned.today("web")["down_s"] - 17) <= 4,
            "a query that reckons is asked for as a subquery",
            told.stderr,
        )
    web.stop()
    before = (site.folder / "public/api/tidings.json").read_text()
    stale = site.run("build")
    holds(
        stale.returncode == 0 and "the last copy that read well" in stale.stderr,
        "with Prometheus gone the last copy is used, with a warning",
        stale.stderr,
    )
    holds(
        json.loads(before)["components"][0]["uptime"]["days"] == json.loads((site.folder / "public/api/tidings.json").read_text())["components"][0]["uptime"]["days"],
        "and its numbers are those of the copy",
    )
    fresh = Tidings(program, folder / "fresh", ["web"], port)
    failed = fresh.run("build")
    holds(failed.returncode == 3 and not (fresh.folder / "public").exists(), "without a copy it is exit 3", failed.stderr)
    without = Tidings(program, folder / "without", ["web"], port, more='on_failure = "without"')
    built = without.run("build")
    holds(
        built.returncode == 0 and not without.component("web")["measured"],
        "with on_failure = without the page says that it is not being measured",
        built.stderr,
    )


def weight(program, folder):
    """100 components over 90 days, measured every ten minutes and every hour: what travels is the same."""
    sizes = {}
    now = int(time.time()) // 3600 * 3600
    for interval in (600, 3600):
        of = folder / str(interval)
        (of / "data").mkdir(parents=True)
        with open(of / "samples.om", "w") as samples:
            samples.write("# TYPE probe_success gauge\n")
            for second in range(now - 90 * 86400, now, interval):
                for number in range(100):
                    up = 0 if second // 3600 % 24 == number % 24 else 1  # down for an hour each day
                    samples.write(f'probe_success{{component="c{number}"}} {up} {second}\n')
            samples.write("# EOF\n")
        subprocess.run(
            ["promtool", "tsdb", "create-blocks-from", "--max-block-duration=1080h", "openmetrics", of / "samples.om", of / "data"],
            check=True,
            stdout=subprocess.DEVNULL,
        )
        port = free_port()
        with prometheus(of, port):
            since = datetime.fromtimestamp(now - 90 * 86400, timezone.utc).date()
            site = Tidings(
                program, of / "site", [f"c{number}" for number in range(100)], port, f"{interval}s", f"since = {since}"
            )
            built = site.run("build")
            holds(built.returncode == 0, f"100 components over 90 days, every {interval} s, are read", built.stderr)
            sizes[interval] = site.copy_bytes()
    few, many = sizes[3600], sizes[600]
    holds(many < few * 1.05, f"six times the samples are not more to receive: {few} and {many} bytes", sizes)


def accidents(program, folder):
    """What servers and the network do."""
    answers = {
        "503 in words": (503, b"<html>Service Unavailable</html>", "503"),
        "a 500 with Prometheus's own words": (500, b'{"status":"error","errorType":"internal","error":"too many samples"}', "too many samples"),
        "half an answer": (200, b'{"status":"success","data":{"resultType":"matrix","result":[{"metric":', "feed::truncated"),
        "an empty answer": (200, b"", "feed::truncated"),
        "a page of HTML": (200, b"<html></html>", "feed::syntax"),
        "an error that claims to be none": (200, b'{"status":"error","error":"query timed out"}', "query timed out"),
        "a redirect without end": (302, b"", "redirect"),
    }
    for what, (status, body, told) in answers.items():
        port = free_port()
        server = answering(port, status, body)
        site = Tidings(program, folder / what.replace(" ", "-"), ["web"], port)
        built = site.run("build")
        server.shutdown()
        server.server_close()
        is_so = built.returncode == 3 and told in built.stderr and not (site.folder / "public").exists()
        holds(is_so, f"{what} is exit 3, told, and publishes nothing", (built.returncode, built.stderr))
    body = b'{"status":"success","data":{"resultType":"matrix","result":[]},"warnings":["store gateway lost"]}'
    port = free_port()
    server = answering(port, 200, body)
    site = Tidings(program, folder / "partial", ["web"], port, more='token_env = "FEED_TOKEN"')
    no_token = site.run("build")
    holds(no_token.returncode == 3 and "FEED_TOKEN" in no_token.stderr, "a token that is not there is told", no_token.stderr)
    built = site.run("build", FEED_TOKEN="hush-hush")
    holds(
        built.returncode == 0 and "store gateway lost" in built.stderr and not site.component("web")["measured"],
        "a partial answer is published with its own warning",
        built.stderr,
    )
    holds(server.tokens == {"Bearer hush-hush"}, "the token is sent as a bearer token", server.tokens)
    kept = b"".join(file.read_bytes() for file in site.folder.rglob("*") if file.is_file())
    holds(b"hush-hush" not in kept and "hush-hush" not in built.stderr, "and is written nowhere")
    server.shutdown()
    server.server_close()


@contextmanager
def hanging(program, folder):
    """A build whose server takes the request and never answers, while the rest goes on."""
    with socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        site = Tidings(program, folder, ["web"], silent.getsockname()[1])
        build = subprocess.Popen([site.program, "build"], cwd=folder, stderr=subprocess.PIPE, text=True)
        try:
            yield
            told = build.communicate(timeout=120)[1]
        finally:
            build.kill()
            build.wait()
    is_so = build.returncode == 3 and "no whole answer within 60 s" in told and not (site.folder / "public").exists()
    holds(is_so, "a server that never answers is exit 3 after its time", (build.returncode, told))


def answering(port, status, body):
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            self.server.tokens.add(self.headers.get("Authorization"))
            self.send_response(status)
            if status == 302:
                self.send_header("Location", self.path)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", port), Handler)
    server.tokens = set()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("program")
    program = arguments.parse_args().program
    with tempfile.TemporaryDirectory() as silent, hanging(program, Path(silent) / "site"):
        for part in (accidents, weight, life):
            with tempfile.TemporaryDirectory() as folder:
                part(program, Path(folder))


if __name__ == "__main__":
    main()
