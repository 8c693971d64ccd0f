"""Makes many scores and measures who reads them how fast; see bench-scores, which runs it."""

import hashlib
import os
import random
import re
import subprocess
import sys
import time
import zipfile

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
between_groups = "mean"
missing = "skip"
"""

COMMENTS = ["", "", "", "", "", "", "", "clear", '"fine, but slow"', '"says ""soon"""', '"two\nlines"']

# What `anbud` works out from the rows: the mean of every group for every requirement of every tender, as sum and count.
DUCKDB = """
import duckdb, os, sys
folder, kind, is_grouped = sys.argv[1], sys.argv[2], sys.argv[3] == "groups"
db = duckdb.connect()
db.execute("SET threads = 2; SET enable_progress_bar = false")
scores = os.path.join(folder, "scores.csv") if kind == "csv" else os.path.join(folder, "scores", "all.parquet")
rows = (f"read_csv('{scores}', header = true, quote = '\\"', escape = '\\"', parallel = true, columns = {{'tender': 'VARCHAR', "
        "'requirement': 'VARCHAR', 'evaluator': 'VARCHAR', 'score': 'VARCHAR', 'comment': 'VARCHAR'})"
        if kind == "csv" else f"read_parquet('{scores}')")
groups = f"JOIN read_csv('{folder}/evaluators.csv', header = true) USING (evaluator)" if is_grouped else ""
column = '"group", ' if is_grouped else ""
means = db.execute(f"SELECT {column} tender, requirement, sum(score::DECIMAL(18, 0)), count(*) FROM {rows} {groups} GROUP BY ALL").fetchall()
print(len(means), sum(row[-2] for row in means), sum(row[-1] for row in means))
"""

POLARS = """
import os, polars, sys
folder, _, is_grouped = sys.argv[1], sys.argv[2], sys.argv[3] == "groups"
scan = polars.scan_csv(os.path.join(folder, "scores.csv"), schema={"tender": polars.String, "requirement": polars.String,
    "evaluator": polars.String, "score": polars.Int64, "comment": polars.String})
keys = ["tender", "requirement"]
if is_grouped:
    scan = scan.join(polars.scan_csv(os.path.join(folder, "evaluators.csv")), on="evaluator")
    keys.append("group")
rows = scan.group_by(keys).agg(polars.col("score").sum(), polars.len()).collect(engine="streaming")
print(len(rows), rows["score"].sum(), rows["len"].sum())
"""


def write(folder, name, text):
    with open(os.path.join(folder, name), "w", newline="") as file:
        file.write(text)


def case(folder, evaluators):
    """A case without scores: evaluators in 15 groups."""
    os.makedirs(folder)
    groups = [f"group-{number}" for number in range(1, GROUPS + 1)]
    write(folder, "criteria.toml", CRITERIA + "".join(f'[[group]]\nid = "{group}"\nassesses = ["functionality"]\n' for group in groups))
    requirements = [f"F-{number:04}" for number in range(1, REQUIREMENTS + 1)]
    write(folder, "requirements.csv", "requirement,criterion,text,weight\n"
          + "".join(f"{name},functionality,Requirement {name},1\n" for name in requirements))
    tenders = [f"tender-{number}" for number in range(1, TENDERS + 1)]
    write(folder, "tenders.toml", "".join(f'[[tender]]\nid = "{name}"\ntenderer = "{name} AB"\nprice = {2_000_000 + at}\n'
                                          for at, name in enumerate(tenders)))
    write(folder, "evaluators.csv", "evaluator,group\n"
          + "".join(f"eva{number:04},{groups[number % GROUPS]}\n" for number in range(1, evaluators + 1)))
    return tenders, requirements


def rows(evaluators, tenders, requirements, longer):
    """All rows of one evaluator after another, one in 997 missing."""
    source = random.Random(7)
    scores = [str(source.randrange(6)) for _ in range(4_001)]
    comments = [source.choice(COMMENTS) for _ in range(4_003)]
    comments = [comment[:-1] + " and so on" * longer + comment[-1:] if comment else "" for comment in comments]
    row = 0
    for evaluator in range(1, evaluators + 1):
        lines = []
        for tender in tenders:
            for requirement in requirements:
                row += 1
                if row % 997:
                    score, comment = scores[row * 31 % 4_001], comments[row % 4_003]
                    lines.append(f"{tender},{requirement},eva{evaluator:04},{score},{comment}\n")
        yield "".join(lines)


def csv(folder, evaluators, longer=0):
    tenders, requirements = case(folder, evaluators)
    path = os.path.join(folder, "scores.csv")
    with open(path, "w", newline="") as file:
        file.write("tender,requirement,evaluator,score,comment\n")
        for lines in rows(evaluators, tenders, requirements, longer):
            file.write(lines)
    print(f"{folder}: {os.path.getsize(path) / 2**20:.0f} MiB", flush=True)


def parquet(folder, evaluators, source):
    """The rows of a CSV file, with identifiers in dictionaries as writers make them."""
    import duckdb
    case(folder, evaluators)
    os.mkdir(os.path.join(folder, "scores"))
    duckdb.execute(f"COPY (SELECT tender, requirement, evaluator, score::INTEGER AS score, comment FROM read_csv('{source}', header = true, "
                   f"quote = '\"', escape = '\"', all_varchar = true)) TO '{folder}/scores/all.parquet' (FORMAT parquet)")


def generate(folder, evaluators):
    part = lambda name: os.path.join(folder, name)
    csv(part("csv"), evaluators)
    csv(part("tenth"), max(evaluators // 10, 1))
    csv(part("longer"), max(evaluators // 10, 1), longer=20)
    parquet(part("parquet"), evaluators, part("csv/scores.csv"))
    csv(part("few"), min(evaluators, 100))
    sheet(part("xlsx"), min(evaluators, 100))


def sheet(folder, evaluators):
    """One workbook of up to a million rows: what is in the CSV file, written row by row."""
    tenders, requirements = case(folder, evaluators)
    os.mkdir(os.path.join(folder, "scores"))
    cell = lambda text: f'<c t="inlineStr"><is><t>{text}</t></is></c>'
    head = "".join(map(cell, ["tender", "requirement", "evaluator", "score"]))
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/'
        'sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>',
        "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats'
        '.org/officeDocument/2006/relationships"><sheets><sheet name="Scores" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
    }
    with zipfile.ZipFile(os.path.join(folder, "scores", "all.xlsx"), "w", zipfile.ZIP_DEFLATED) as book:
        for name, text in parts.items():
            book.writestr(name, text)
        with book.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as file:
            file.write(b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>')
            file.write(f"<row>{head}</row>".encode())
            for lines in rows(evaluators, tenders, requirements, 0):
                for line in re.findall(r"^(tender-\d+),(F-\d+),(eva\d+),(\d)", lines, re.M):
                    file.write(f"<row>{''.join(map(cell, line[:3]))}<c><v>{line[3]}</v></c></row>".encode())
            file.write(b"</sheetData></worksheet>")


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
    return wall, cpu, last, memory


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


def run(folder, programs):
    anbud = os.path.join(programs, "anbud")
    part = lambda name: os.path.join(folder, name)
    evaluate = lambda name: [anbud, "evaluate", part(name), "--format", "json"]
    with open(part("csv/scores.csv"), "rb") as file:
        while file.read(1 << 20):
            pass
    ask = lambda text, kind, groups: [sys.executable, "-c", text, part(kind), kind, groups]
    two = {"POLARS_MAX_THREADS": "2"}
    both = measured("anbud", evaluate("csv"))
    others = [(f"{name}, {groups}", measured(f"{name}, {groups}", ask(text, "csv", groups), two))
              for name, text in (("duckdb", DUCKDB), ("polars", POLARS)) for groups in ("groups", "plain")]
    # once more, since other work on the machine comes and goes
    again = measured("anbud", evaluate("csv"))
    both = (min(both[0], again[0]), min(both[1], again[1]), *both[2:])
    one = measured("anbud, 1 core", ["taskset", "-c", "0", *evaluate("csv")])
    assert both[2] == one[2], "one and two threads differ"
    for name, other in others:
        print(f"{name} / anbud: {other[0] / both[0]:.2f} by the clock, {other[1] / both[1]:.2f} by the processor")
    columns = measured("anbud, parquet", evaluate("parquet"))
    other = measured("duckdb, parquet", ask(DUCKDB, "parquet", "groups"))
    print(f"duckdb / anbud: {other[0] / columns[0]:.2f} by the clock, {other[1] / columns[1]:.2f} by the processor")
    assert columns[2] == both[2], "Parquet says something else"
    tenth, longer = measured("anbud, a tenth", evaluate("tenth")), measured("the same, longer", evaluate("longer"))
    print(f"all / a tenth: {both[1] / tenth[1]:.1f} times the time, {both[3] - tenth[3]:+.0f} MiB; "
          f"longer comments: {longer[3] - tenth[3]:+.0f} MiB")
    assert tenth[2] == longer[2], "comments matter"
    # what evaluating takes beside reading is what the same rows take as CSV
    few, book = measured("anbud, few rows", evaluate("few")), measured("the same as xlsx", evaluate("xlsx"))
    assert few[2] == book[2], "a workbook says something else"
    stream = measured("calamine, stream", [os.path.join(programs, "examples", "stream_xlsx"), part("xlsx/scores/all.xlsx")])
    print(f"reading xlsx, anbud / calamine: {(book[1] - few[1]) / stream[1]:.2f} by the processor")
    # in a child of its own: what this one has used once would be counted as used by its children
    subprocess.run([sys.executable, __file__, "shuffle", part("tenth/scores.csv")], check=True)
    other = measured("a tenth, shuffled", evaluate("tenth"))
    assert other[2] == tenth[2], "the order of rows matters"


if sys.argv[1] == "generate":
    generate(sys.argv[2], int(sys.argv[3]))
elif sys.argv[1] == "csv":
    csv(sys.argv[2], int(sys.argv[3]))
elif sys.argv[1] == "shuffle":
    shuffled(sys.argv[2])
else:
    run(sys.argv[2], sys.argv[3])
