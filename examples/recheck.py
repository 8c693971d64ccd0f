#!/usr/bin/env python3
"""Re-checks an award without anbud: python3 recheck.py RECORD [CASE]     (Python 3.11, standard library only)

RECORD is what `anbud evaluate CASE --record RECORD` wrote; crates/anbud/manual/record.md says what stands in it. Checked are:
its form; every figure; points, means, totals, places and seal; and with CASE the digests of the files, the seal of the rules in
them, mandatory requirements, and quality and results, worked out here from the files by the common models. Not worked out from
the files are other models, panels, pairs and price sheets, which it says, and thresholds, ties and abnormally low tenders.
Exit code 0: verified. 2: not a record. 3: something is wrong, and the first thing is named.
"""
import csv, hashlib, io, json, re, sys, tomllib
from decimal import Decimal, getcontext
from fractions import Fraction
from math import floor, prod
from operator import eq, ge, gt, le, lt, ne
from pathlib import Path
getcontext().prec = 120; sys.set_int_max_str_digits(50_000)

class Wrong(Exception): """Something in the record is wrong."""
def need(holds, why):
    if not holds: raise Wrong(why)
def number(text):
    """A number as somebody wrote it: 2_000.50, 8 %, true."""
    text = str(text).strip().replace("_", "")
    if text in ("true", "True", "false", "False"): return Fraction(text.lower() == "true")
    return Fraction(text[:-1].strip()) / 100 if text.endswith("%") else Fraction(text)

def rounded(x, decimals, mode):
    scaled = x * Fraction(10) ** decimals
    low, half = floor(scaled), scaled % 1 - Fraction(1, 2)
    up = {"floor": False, "ceil": True, "truncate": x < 0, "half-up": half > 0 or (half == 0 and x > 0),
          "half-down": half > 0 or (half == 0 and x < 0), "half-even": half > 0 or (half == 0 and low % 2 == 1)}[mode]
    return Fraction(low + (up and scaled != low)) / Fraction(10) ** decimals
def close(x, true):
    """Whether x is the true value rounded to 34 significant digits."""
    unit = Fraction(Decimal(1).scaleb(Decimal(true).adjusted() - 33))
    return (x / unit).denominator == 1 and abs(x - Fraction(true)) <= unit / 2 * (1 + Fraction(1, 10 ** 20))
sha256 = lambda data: hashlib.sha256(data).hexdigest()
decimal = lambda x: Decimal(x.numerator) / Decimal(x.denominator)
def is_power(x, base, exponent, approximate):
    if approximate: return base > 0 and close(x, decimal(base) ** decimal(exponent))
    if base in (0, 1) and exponent > 0: return x == base
    return exponent.denominator < 1000 and x ** exponent.denominator == base ** exponent.numerator
def rows(text):
    """How many lines stand in `file:3,7-9,20-60/10`."""
    parts = re.findall(r"(\d+)(?:-(\d+))?(?:/(\d+))?", text.rsplit(":", 1)[1])
    return sum((int(last or first) - int(first)) // int(step or 1) + 1 for first, last, step in parts)
def tally(t):
    n = sum(map(rows, t["rows"]))
    kept = {"mean": n, "median": 2 - n % 2, "trimmed-mean": n - t.get("lowest", 0) - t.get("highest", 0)}.get(t["statistic"], 1)
    need(t["count"] == kept, f"{t['statistic']} of {n} scores counts {kept}, not {t['count']}")
    return Fraction(t["sum"]) / t["count"]

COMPARED = {"<": lt, "<=": le, "=": eq, "!=": ne, ">=": ge, ">": gt}
WORKED_OUT = {
    "written": lambda f, of: number(f["text"]), "constant": lambda f, of: Fraction(f["value"]), "tally": lambda f, of: tally(f["tally"]),
    "sum": lambda f, of: sum(of, Fraction(0)), "product": lambda f, of: prod(of, start=Fraction(1)),
    "difference": lambda f, of: of[0] - of[1], "quotient": lambda f, of: of[0] / of[1],
    "same": lambda f, of: of[0], "rounded": lambda f, of: rounded(of[0], f["decimals"], f["mode"]),
    "nth": lambda f, of: sorted(of)[f["rank"] - 1 if f["from"] == "lowest" else -f["rank"]],
    "trimmed-sum": lambda f, of: sum(sorted(of)[f["lowest"]:len(of) - f["highest"]], Fraction(0)),
    "count": lambda f, of: Fraction(sum(of)), "not": lambda f, of: not of[0], "all": lambda f, of: all(of), "any": lambda f, of: any(of),
    "compared": lambda f, of: COMPARED[f["relation"]](of[0], of[1])}

def figures(record, others=()):
    values, all_figures = [], record["figures"]
    for position, f in enumerate(all_figures):
        name = f"figure {position}, {f.get('name', f['is'])} of {f.get('tender', 'all')}"
        need(f["figure"] == position and all(n < position for n in f.get("of", []) + f.get("because", [])), f"{name}: its number")
        of = [values[n] for n in f.get("of", [])]
        value = f["value"] == "true" if f["value"] in ("true", "false") else Fraction(f["value"])
        need(str(value).lower() == f["value"], f"{name}: {f['value']} is not in lowest terms")
        own = f.get("approximate", False)
        if f["is"] == "power": right = is_power(value, of[0], of[1], own)
        elif f["is"] == "carried": right = value == others[f["evaluation"]][f["carried"]]  # of another lot
        elif f["is"] == "logarithm": right = close(value, decimal(of[0]).ln()) if own else (of[0], value) == (1, 0)
        else:
            right = (result := WORKED_OUT[f["is"]](f, of)) == value and isinstance(result, bool) == isinstance(value, bool)
            through = not isinstance(value, bool) and f["is"] != "count" and any(all_figures[n].get("approximate") for n in f.get("of", []))
            need(own == through, f"{name}: approximate or not")
        need(right, f"{name}: {f['is']} of {', '.join(map(str, of[:6]))} is not {f['value']}")
        values.append(value)
    return values
def stage(rules, name, x):
    for r in rules["rounding"]:
        x = rounded(x, r["decimals"], r["mode"]) if r["stage"] == name else x
    return x

def links(record, value):
    rules = record["rules"]
    at = lambda n: None if n is None else value[n]
    for t in record["tenders"]:
        known = {k["id"]: {p: at(k.get(p)) for p in ("score", "share", "points")} for k in t["criteria"] + t["requirements"]}
        for c in rules["criteria"]:
            k, full = known[c["id"]], at(c["full"])
            money, below = "value" if c["money"] else "points", [known[d["id"]]["points"] for d in rules["criteria"] if d["parent"] == c["id"]]
            if k["points"] is not None and k["share"] is not None and full is not None:
                expected = sum(below) if c["basis"] == "children" and not c["curve"] else stage(rules, money, k["share"] * full)
                need(k["points"] == expected, f"points of {c['id']} for {t['id']}")
            own = [r for r in rules["requirements"] if r["criterion"] == c["id"] and not r["mandatory"]]
            for part in (p for p in ("score", "share") if k[p] is not None and own and all(r["weight"] for r in own)):
                mean = sum(number(r["weight"]) * known[r["id"]][part] for r in own) / sum(number(r["weight"]) for r in own)
                need(k[part] == mean, f"{part} of {c['id']} for {t['id']} is not the weighted mean of its requirements")
        if t["quality"] is not None:
            top = [c for c in rules["criteria"] if c["parent"] is None and c["marks"] and c["kind"] == "quality" and not c["money"]]
            total = sum(known[c["id"]]["points"] for c in top)
            need(at(t["quality"]) == stage(rules, "quality", total), f"quality of {t['id']}")
        rejected = any(d.get("tender") == t["id"] and (d.get("rejects") or d.get("met") is False) for d in record["decisions"])
        need(rejected == (t["status"] == "rejected") == bool(t["grounds"]), f"standing of {t['id']}")
    places(record, at)

def places(record, at):
    placed = [t for t in record["tenders"] if t["place"] is not None]
    for n, (a, b) in enumerate(zip(placed, placed[1:])):
        x, y, better = at(a["result"]), at(b["result"]), gt if record["rules"]["award"]["best"] == "highest" else lt
        need(better(x, y) if b["separated"] == "result" else x == y, f"the order of {a['id']} and {b['id']}")
        need(b["place"] == (a["place"] if b["separated"] == "shared" else n + 2), f"the place of {b['id']}")
    need(not placed or placed[0]["place"] == 1, "nobody has place 1")

def table(path):
    """The rows of a CSV file as dictionaries, decimal commas as they are; none where there is no such file."""
    text = re.sub(r"\Asep=.*\n", "", path.read_text("utf-8-sig")) if path.exists() else ""
    mark = max(";\t,", key=text.split("\n", 1)[0].count)
    return [{k.strip(): (v or "").strip() for k, v in row.items()} for row in csv.DictReader(io.StringIO(text), delimiter=mark)]
class Written(str): """A decimal number of a file, as written."""
def meaning(value):
    """What a value says: numbers as shortest decimals, everything else as it is."""
    if isinstance(value, dict): return {k: meaning(v) for k, v in value.items()}
    if isinstance(value, list): return [meaning(v) for v in value]
    if isinstance(value, bool) or type(value) is str: return value
    text = f"{Decimal(str(value).replace('_', '')):f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text
def rules_of(case):
    """The rules with the rows of requirements.csv and items.csv, as they are sealed."""
    rules = meaning(tomllib.loads((case / "criteria.toml").read_text("utf-8-sig"), parse_float=Written))
    for key, numbers in (("requirement", {"weight"}), ("item", {"quantity", "weight", "list_price", "option_weight"})):
        for row in table(case / f"{key}s.csv"):
            says = {("id" if k == key else k): Written(v.replace(",", ".")) if k in numbers else v for k, v in row.items() if v}
            says |= {"mandatory": says["mandatory"].lower() in ("true", "yes", "ja")} if "mandatory" in says else {}
            rules.setdefault(key, []).append(meaning(says))
    return rules | {key: sorted(rules[key], key=lambda entry: entry["id"]) for key in {"criterion", "requirement"} & set(rules)}
def canonical(value): return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
def seal_of(rules): return "sha256:" + sha256(canonical(rules).encode())
CURVES = {"of-maximum": lambda x, field, top: x / top, "lowest-over-price": lambda x, field, top: min(field) / x}
AWARDS = {"quality-per-price": lambda t: t["quality"] / t["price"], "weighted-sum": lambda t: t["points"],
          "quality-only": lambda t: t["quality"], "lowest-price": lambda t: t["price"], "value-deduction": lambda t: t["price"] - t["value"]}
WITHIN = {"mean": lambda s: sum(s) / len(s), "lowest": min, "highest": max,
          "median": lambda s: (sorted(s)[(len(s) - 1) // 2] + sorted(s)[len(s) // 2]) / 2}
def curve_of(c):
    """How a figure becomes a share: a common model, a table, or `share = NAME / NUMBER`; none for another rule."""
    if "table" in c: return lambda x, field, top: [number(share) for start, share in c["table"] if number(start) <= x][-1]
    plain = re.fullmatch(r"share = (\w+) / ([0-9.]+)", c.get("formula", "").strip())
    if plain and plain[1] in ("x", c.get("measure")): return lambda x, field, top: x / number(plain[2])
    return CURVES.get(c.get("model"))

def scores_of(case, rules, tender):
    """The scores of a tender's items: agreed, or of the latest rows taken together by group."""
    members = {row["evaluator"]: row.get("group", "") for row in table(case / "evaluators.csv")}
    latest = {}  # of the rows of one evaluator the latest counts
    for path in [case / "scores.csv", *sorted((case / "scores").glob("*.csv"))]:
        for row in table(path):
            key = (row["tender"], row["requirement"], row.get("group") or members.get(row["evaluator"], ""), row["evaluator"])
            latest[key] = max(latest.get(key, ("", "")), (row.get("at") or "", row["score"].replace(",", ".")))
    found, by_item = {k: number(v) for k, v in tender.get("scores", {}).items()}, {}
    for (of, item, group, _), (_, score) in latest.items():
        if of == tender["id"]:
            by_item.setdefault(item, {}).setdefault(group, []).append(number(score))
    weights = {g["id"]: number(g.get("weight", 1)) for g in rules.get("group", [])} or {"": Fraction(1)}
    for item, groups in by_item.items():
        each = {g: Fraction(WITHIN[rules["scoring"]["within_group"]](s)) for g, s in groups.items()}
        weighted = len(each) > 1 and rules["scoring"]["between_groups"] == "weighted-mean"
        found[item] = sum(each[g] * (weights[g] if weighted else 1) for g in each) / sum(weights[g] if weighted else 1 for g in each)
    return found

def worked_out(case, record, rules, value):
    """Works quality and results out again; says what it cannot do instead of guessing."""
    criteria, scoring = rules["criterion"], rules.get("scoring", {})
    marks = lambda c: next((k for k in ("weight", "points", "value") if k in c), None)
    above = lambda c: next((p for p in criteria if p["id"] == c.get("parent")), None)
    of_lot = lambda c: record.get("lot") in c.get("lots", [record.get("lot")]) and (not above(c) or of_lot(above(c)))
    stated = lambda c, key: c.get(key) or (stated(above(c), key) if above(c) else None)
    whole = record["scope"] == "whole"  # of quality alone no price was read
    criteria = [c for c in criteria if of_lot(c) and (whole or stated(c, "kind") in (None, "quality"))]
    full = lambda c: number(c[marks(c)]) * (full(above(c)) / 100 if above(c) and marks(c) == "weight" else 1)
    leaves = [c for c in criteria if marks(c) and not any(d.get("parent") == c["id"] for d in criteria)]
    tenders = {t["id"]: t for t in tomllib.loads((case / "tenders.toml").read_text("utf-8-sig"), parse_float=Written)["tender"]}
    for t in record["tenders"]:
        need(t["tenderer"] == tenders[t["id"]]["tenderer"], f"whose tender {t['id']} is")
        unmet = [r["id"] for r in record["rules"]["requirements"] if r["mandatory"] and tenders[t["id"]].get("meets", {}).get(r["id"]) is False]
        need(not unmet or t["status"] == "rejected", f"{t['id']} does not meet {unmet}, and is not rejected")
    uncommon = {"the award": rules["award"].get("model") not in AWARDS, "the price": {"price", "item", "part"} & set(rules),
                "comparison in pairs": (case / "pairs.csv").exists(), "a panel": "panel" in scoring,
                "the model of a criterion": not all(map(curve_of, leaves)) or any(curve_of(c) for c in criteria if c not in leaves),
                "scoring": scoring.get("within_group", "mean") not in WITHIN or scoring.get("between_groups", "mean") not in ("mean", "weighted-mean")
                or scoring.get("missing") == "skip-evaluator" or set(scoring) - {"within_group", "between_groups", "missing", "panel"}}
    if more := ", ".join(name for name, is_so in uncommon.items() if is_so):
        return f"results were not worked out from the files, since more than the common rules is asked for: {more}"
    rounding, field = lambda name, x: stage(record["rules"], name, x), [t["id"] for t in record["tenders"] if t["status"] != "rejected"]
    amount = lambda p: number(p.get("corrected", p["submitted"]) if isinstance(p, dict) else p)
    price = {i: rounding("price", amount(t["price"])) for i, t in tenders.items() if "price" in t}
    scores, top = {i: scores_of(case, rules, tenders[i]) for i in field}, {s["id"]: number(s["maximum"]) for s in rules.get("scale", [])}
    for t in (t for t in record["tenders"] if t["id"] in field):
        total = {"quality": 0, "for price": 0, "value": 0, "price": price.get(t["id"])}
        for c in leaves:
            own = [r for r in rules.get("requirement", []) if r.get("criterion") == c["id"] and not r.get("mandatory")] or [{"id": c["id"]}]
            kind, share = stated(c, "kind") or "quality", Fraction(0)
            for r in own:
                x = lambda i: number(tenders[i]["measures"][c["measure"]]) if "measure" in c else \
                    price[i] if kind == "price" else rounding("score", scores[i][r["id"]])
                y = curve_of(c)(x(t["id"]), [x(i) for i in field], top.get(c.get("scale")))
                y = min(y, number(c.get("limits", {}).get("highest", y)))
                y = rounding("share", max(y, number(c.get("limits", {}).get("lowest", y))))
                share += y * number(r.get("weight", 1)) / sum(number(o.get("weight", 1)) for o in own)
            name = "value" if stated(c, "value") else "quality" if kind == "quality" else "for price"
            total[name] += rounding("value" if name == "value" else "points", share * full(c))
        total["quality"] = rounding("quality", total["quality"])
        total["points"] = total["quality"] + total["for price"]
        result = rounding("result", AWARDS[rules["award"]["model"]](total)) if whole else None
        for name, mine in (("quality", total["quality"]), ("result", result)):
            need(t[name] is None or value[t[name]] == mine, f"{name} of {t['id']}: the files give {mine}")
    return f"the figures of {len(field)} tenders (quality{' and results' * whole}), worked out from the files, are those of the record"

def check(text, case):
    record = json.loads(text, parse_float=lambda found: need(False, f"{found} is no whole number"))
    if not isinstance(record, dict) or record.get("format") != 1: raise ValueError("no record of format 1")
    need(record.get("method") == 1, "it is of another version of the method than this program")
    try:
        if "lots" in record:  # all lots in one record: the program beside this one
            sys.modules["recheck"] = sys.modules[__name__]; import recheck_lots; return recheck_lots.check(text, record, case)
        need(canonical(record) == text.replace("\n", ""), "it does not have the form of a record: keys in order and once, no white space")
        value = figures(record)
        links(record, value)
        need(record["seal"] == "sha256:" + sha256(record["sealed"].encode()), "the seal is not that of the sealed rules")
        before = text[:text.rindex('"whole":')]
        need(text == f'{before}"whole":"sha256:{sha256(before.encode())}"}}\n', "the digest of the whole record")
        for file in record["files"] if case else []:
            need(sha256((case / file["name"]).read_bytes()) == file["sha256"], f"{file['name']} is another file")
        if case:
            rules = rules_of(case)
            need(seal_of(rules) == record["seal"], f"the seal of the files is {seal_of(rules)}")
            print(worked_out(case, record, rules, value))
    except (KeyError, IndexError, TypeError, AttributeError, ValueError, ArithmeticError, OSError) as error: raise Wrong(f"the record cannot be followed: {error!r}") from error
    return f"VERIFIED: {len(value)} figures, {len(record['tenders'])} tenders"

if __name__ == "__main__":
    try:
        print(check(Path(sys.argv[1]).read_bytes().decode(), Path(sys.argv[2]) if len(sys.argv) > 2 else None))
    except Wrong as wrong: sys.exit(print(f"NOT VERIFIED: {wrong}") or 3)
    except (ValueError, IndexError, OSError, RecursionError) as error: sys.exit(print(f"not a record: {error}", file=sys.stderr) or 2)
