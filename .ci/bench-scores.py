"""Makes many scores and measures who reads them how fast; see bench-scores, which runs it."""

import hashlib
import os
import random
import subprocess
import sys
import time

REQUIREMENTS, TENDERS, GROUPS = 2_000, 5, 15

CRITERIA = """format = 1
[procurement]
title = "Many scores"
authority = "Region Example"
reference = "BENCH-1"
currency = "SEK"
[award]
model = "quality-per-price"
ties = ["lowest price"]
[[scale]]
id = "fulfilment"
minimum = 0
maximum = 5
step = 1
[[criterion]]
id = "functionality"
weight = 100
scale = "fulfilment"
model = "of-maximum"
[[criterion]]
id = "price"
kind = "price"
[scoring]
within_group = "mean"
missing = "skip"
"""

COMMENTS = ["", "", "", "", "", "", "", "clear", '"fine, but slow"', '"says ""soon"""', '"two\nlines"']

DUCKDB = """
import duckdb, sys
db = duckdb.connect()
db.execute("SET threads = 2; SET enable_progress_bar = false")
rows = db.execute(f"SELECT tender, requirement, sum(score::DECIMAL(18, 0)), count(*) FROM read_csv('{sys.argv[1]}', "
    "header = true, quote = '\\"', escape = '\\"', parallel = true, columns = {'tender': 'VARCHAR', "
    "'requirement': 'VARCHAR', 'evaluator': 'VARCHAR', 'score': 'VARCHAR', 'comment': 'VARCHAR'}) GROUP BY ALL").fetchall()
print(len(rows), sum(row[2] for row in rows), sum(row[3] for row in rows))
"""

POLARS = """
import polars, sys
scan = polars.scan_csv(sys.argv[1], schema={"tender": polars.String, "requirement": polars.String,
    "evaluator": polars.String, "score": polars.Int64, "comment": polars.String})
rows = scan.group_by("tender", "requirement").agg(polars.col("score").sum(), polars.len()).collect(engine="streaming")
print(len(rows), rows["score"].sum(), rows["len"].sum())
"""


def generate(folder, evaluators):
    write = lambda name, text: open(os.path.join(folder, name), "w", newline="").write(text)
    write("criteria.toml", CRITERIA)
    requirements = [f"F-{number:04}" for number in range(1, REQUIREMENTS + 1)]
    write("requirements.csv", "requirement,criterion,text,weight\n"
          + "".join(f"{name},functionality,Requirement {name},1\n" for name in requirements))
    tenders = [f"tender-{number}" for number in range(1, TENDERS + 1)]
    write("tenders.toml", "".join(f'[[tender]]\nid = "{name}"\ntenderer = "{name} AB"\nprice = {2_000_000 + at}\n'
                                  for at, name in enumerate(tenders)))
    source = random.Random(7)
    scores = [str(source.randrange(6)) for _ in range(4_001)]
    comments = [source.choice(COMMENTS) for _ in range(4_003)]
    with open(os.path.join(folder, "scores.csv"), "w", newline="") as file:
        file.write("tender,requirement,evaluator,score,comment\n")
        row = 0
        for evaluator in range(1, evaluators + 1):
            lines = []
            for tender in tenders:
                for requirement in requirements:
                    row += 1
                    # one in 997 is missing
                    if row % 997:
                        score, comment = scores[row * 31 % 4_001], comments[row % 4_003]
                        lines.append(f"{tender},{requirement},eva{evaluator:04},{score},{comment}\n")
            file.write("".join(lines))
    size = os.path.getsize(os.path.join(folder, "scores.csv"))
    print(f"{row - row // 997:,} rows, {size / 2**20:.0f} MiB")


def measured(name, command, environment=None):
    """Wall-clock time, time of the processor, and peak memory of a command."""
    output = os.path.join(os.environ.get("TMPDIR", "/tmp"), f"bench-{os.getpid()}")
    begun = time.monotonic()
    with open(output, "wb") as file:
        child = subprocess.Popen(command, stdout=file, env={**os.environ, **(environment or {})})
        _, status, used = os.wait4(child.pid, 0)
    wall = time.monotonic() - begun
    with open(output, "rb") as file:
        text = file.read()
    os.remove(output)
    is_short = len(text) < 100
    last = text.decode().strip() if is_short else hashlib.sha256(text).hexdigest()[:12]
    assert status == 0, f"{name} failed"
    cpu, memory = used.ru_utime + used.ru_stime, used.ru_maxrss / 1024
    print(f"{name:16} {wall:7.2f} s  {cpu:7.2f} s of processor  {memory:6.0f} MiB   {last}", flush=True)
    return wall, cpu, last


def shuffled(path):
    """The same rows in another order."""
    text = open(path, newline="").read()
    head, body = text.split("\n", 1)
    rows, start, quoted = [], 0, False
    for line in body.splitlines(keepends=True):
        quoted ^= line.count('"') % 2 == 1
        rows[-1:] = [rows[-1] + line] if start else [*rows[-1:], line]
        start = quoted
    random.Random(3).shuffle(rows)
    with open(path, "w", newline="") as file:
        file.write(head + "\n" + "".join(rows))


def run(folder, anbud):
    scores = os.path.join(folder, "scores.csv")
    command = [anbud, "evaluate", folder, "--format", "json"]
    with open(scores, "rb") as file:
        while file.read(1 << 20):
            pass
    both = measured("anbud", command)
    one = measured("anbud, 1 core", ["taskset", "-c", "0", *command])
    assert both[2] == one[2], "one and two threads differ"
    duckdb = measured("duckdb", [sys.executable, "-c", DUCKDB, scores])
    polars = measured("polars", [sys.executable, "-c", POLARS, scores], {"POLARS_MAX_THREADS": "2"})
    for name, other in (("duckdb", duckdb), ("polars", polars)):
        print(f"{name} / anbud: {other[0] / both[0]:.2f} by the clock, {other[1] / both[1]:.2f} by the processor")
    if os.path.getsize(scores) < 2**27:
        # in a child of its own: what this one has used once would be counted as used by its children
        subprocess.run([sys.executable, __file__, "shuffle", scores], check=True)
        other = measured("anbud, shuffled", command)
        assert other[2] == both[2], "the order of rows matters"


if sys.argv[1] == "generate":
    generate(sys.argv[2], int(sys.argv[3]))
elif sys.argv[1] == "shuffle":
    shuffled(sys.argv[2])
else:
    run(sys.argv[2], sys.argv[3])
