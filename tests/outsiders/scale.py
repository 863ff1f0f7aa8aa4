"""Long feeds: memory does not grow with the checks, in NDJSON and in our own format, and a terminal sees how far it is.

    python3 scale.py PROGRAM
"""

import argparse
import json
import os
import pty
import resource
import subprocess
import sys
import tempfile
from datetime import datetime, timedelta, timezone
from pathlib import Path

from built import holds

COMPONENTS = 50
NOW = datetime(2026, 12, 1, 12, tzinfo=timezone.utc)


def iso(at):
    return at.strftime("%Y-%m-%dT%H:%M:%SZ")


def check(minute):
    state = "down" if minute % 2000 < 2 else "up"
    return f'"at":"{iso(NOW - timedelta(minutes=minute))}","state":"{state}","latency_ms":{100 + minute % 150}.5}}'


def lines(minutes, file):
    for minute in range(minutes, 0, -1):
        rest = check(minute)
        file.writelines(f'{{"component":"c{number}",{rest}\n' for number in range(COMPONENTS))


def own(minutes, file):
    checks = ",".join("{" + check(minute) for minute in range(minutes, 0, -1))
    components = (f'"c{number}":{{"checks":[{checks}]}}' for number in range(COMPONENTS))
    file.write(f'{{"version":1,"generated_at":"{iso(NOW)}","interval_s":60,"components":{{')
    for place, component in enumerate(components):
        file.write("," * (place > 0) + component)
    file.write("}}")


def site(folder, form, write, minutes):
    folder.mkdir()
    components = "".join(f'[[components]]\nid = "c{number}"\nname = "C {number}"\n' for number in range(COMPONENTS))
    (folder / "site.toml").write_text(
        '[site]\ntitle = "S"\nbase_url = "https://status.example/"\ntimezone = "UTC"\n'
        f'{components}[[feeds]]\nformat = "{form}"\npath = "feed"\ninterval = "1m"\n'
    )
    with open(folder / "feed", "w") as file:
        write(minutes, file)
    return folder


def most_memory(program, folder):
    """The peak of resident memory in MiB of a run that reads the feed and publishes nothing."""
    told = subprocess.run(
        [sys.executable, __file__, "--measure", program, folder], stdout=subprocess.PIPE, text=True, check=True
    )
    return json.loads(told.stdout)


def measure(program, folder):
    arguments = [program, "next", "--now", iso(NOW)]
    subprocess.run(arguments, cwd=folder, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024)


def on_a_terminal(program, folder):
    seen = bytearray()

    def read(terminal):
        some = os.read(terminal, 1024)
        seen.extend(some)
        return some

    os.chdir(folder)
    output = os.dup(1)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # pty.spawn repeats what it sees
    pty.spawn([program, "next", "--now", iso(NOW)], read)
    os.dup2(output, 1)
    return seen.decode()


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--measure", action="store_true")
    arguments.add_argument("program", type=lambda path: str(Path(path).resolve()))
    arguments.add_argument("folder", nargs="?")
    chosen = arguments.parse_args()
    if chosen.measure:
        return measure(chosen.program, chosen.folder)
    with tempfile.TemporaryDirectory() as folder:
        for form, write in (("tidings-ndjson", lines), ("tidings", own)):
            few = site(Path(folder) / f"{form}-few", form, write, 1440)
            many = site(Path(folder) / f"{form}-many", form, write, 20 * 1440)
            sizes = [f"{(of / 'feed').stat().st_size >> 20} MiB" for of in (few, many)]
            memory = [most_memory(chosen.program, of) for of in (few, many)]
            what = f"{form}: {memory[0]:.1f} MiB of memory for {sizes[0]}, {memory[1]:.1f} MiB for {sizes[1]}"
            holds(memory[1] < memory[0] + 4 and memory[1] * 1.048576 < 32, f"{what}; less than 32 MB")
        terminal = on_a_terminal(chosen.program, many)
        holds("MiB of" in terminal and "feed " in terminal, "a terminal sees how far a long feed has been read", terminal)
        piped = subprocess.run(
            [chosen.program, "next", "--now", iso(NOW)], cwd=many, stderr=subprocess.PIPE, text=True, check=True
        ).stderr
        holds("MiB" not in piped, "a log does not", piped)


if __name__ == "__main__":
    main()
