"""Re-checks the record of all lots of a procurement: each lot by recheck.py, then how the lots were shared out.

`python3 recheck.py RECORD [CASE]` comes here by itself. The lots are shared out again, by trying every way where a total has to
be the best: where there are too many ways, that is said.
"""
import json, re
from fractions import Fraction

import recheck
from recheck import figures, links, need, number, sha256

WAYS_MAX = 200_000

def check(text, record, case):
    """Checks every record in it, then the allocation; what was verified, in words."""
    nested = re.findall(r'\{\n"decisions":.*?\n"whole":"sha256:[0-9a-f]{64}"\}', text, re.DOTALL)
    again, lots = nested[:len(record["again"])], nested[len(record["again"]):]
    need([json.loads(t) for t in lots] == record["lots"], "the lots are not records of their own")
    ids = [lot["id"] for lot in record["rules"]["lots"]]
    need([lot["lot"] for lot in record["lots"]] == ids, "the records are not those of the lots")
    for lot, alone in zip(ids, lots):
        print(f"lot {lot}: {recheck.check(alone + chr(10), case)}")
    values = [figures(lot) for lot in record["lots"]]
    for entry, alone in zip(record["again"], again):
        need(json.loads(alone) == entry["record"] and is_whole(alone + "\n"), "a lot evaluated again is no record of its own")
        values.append(figures(entry["record"], values))
        links(entry["record"], values[-1])
        is_same_case(record, entry, values[-1])
    for inner in record["lots"] + [entry["record"] for entry in record["again"]]:
        need(all(inner[k] == record[k] for k in ("seal", "sealed", "files", "scope")), "a lot is of other files or rules")
    own = figures(record, values)
    if record["allocation"]: Allocation(record, values, own).check()
    need(is_whole(text), "the digest of the whole record")
    return f"VERIFIED: {sum(map(len, values)) + len(own)} figures, {len(ids)} lots"

def is_whole(text):
    before, digest = text.rsplit('"whole":"sha256:', 1)
    return digest.strip() == sha256(before.encode()) + '"}'

def is_same_case(record, entry, value):
    """Evaluated again are the same tenders, one of them with the price of a combination, or some left out."""
    inner, why = entry["record"], entry["because"]
    stated = lambda t: [t[k] for k in ("id", "tenderer", "prices", "answers", "agreed", "measures")]
    first = next(lot for lot in record["lots"] if lot["lot"] == inner["lot"])
    stay = [stated(t) for t in first["tenders"] if t["id"] not in why.get("without", [])]
    need(sorted(stay, key=str) == sorted(map(stated, inner["tenders"]), key=str), f"the tenders of {inner['lot']}, evaluated again")
    if "combination" not in why: return
    asked = record["combinations"][why["combination"]]
    at = asked["lots"].index(inner["lot"])
    named = lambda name: [value[f["figure"]] for f in inner["figures"] if (f.get("name"), f.get("tender")) == (name, asked["tenders"][at])]
    bid, alone = named("bid"), named("bid_alone")
    if not bid: return
    if "discount" in asked: right = alone[-1] * (1 - number(asked["discount"]))
    elif "prices" in asked: right = number(asked["prices"][at])
    else:
        all_alone = [value[f["figure"]] for f in inner["figures"] if f.get("name") == "bid_alone"]
        right = number(asked["price"]) * alone[-1] / sum(all_alone)
    need(bid[-1] == right, f"what {asked['tenders'][at]} asks in the combination")

class Allocation:
    """How the lots were shared out, against the places and results in them."""
    def __init__(self, record, values, own):
        self.rules, self.stated, self.record, self.own = record["rules"], record["allocation"], record, own
        self.most = self.rules["most_per_tenderer"] or len(record["lots"])
        records = record["lots"] + [entry["record"] for entry in record["again"]]
        self.standing = [[dict(t, evaluation=e, value={k: values[e][t[k]] for k in ("result", "price") if t[k] is not None})
                          for t in r["tenders"] if t["place"] and t["result"] is not None] for e, r in enumerate(records)]
        self.best = record["lots"][0]["rules"]["award"]["best"]
    def check(self):
        for awards in (self.stated["awards"], (self.stated["runner_up"] or {"awards": []})["awards"]):
            for award in awards: self.is_award(award)
        if self.stated["undecided"]: return print(f"the lots are not shared out: {self.stated['undecided']['text']}")
        if self.rules["allocation"] == "best-total": return self.best_total()
        expected = self.by_preference() if self.rules["allocation"] == "by-stated-preference" else self.by_order()
        need([(a["tender"], a["evaluation"]) for a in self.stated["awards"]] == expected, "lots go to others by the places in them")
    def is_award(self, award):
        if award["tender"] is None: return
        found = next((t for t in self.standing[award["evaluation"]] if t["id"] == award["tender"]), None)
        need(found and found["place"] == award["place"] and found["tenderer"] == award["tenderer"], f"the award of {award['lot']}")
        for key in ("result", "price"):
            carried = award[key] is not None and self.record["figures"][award[key]]
            need(not carried or (carried["evaluation"], carried["carried"]) == (award["evaluation"], found[key]), f"{key} of {award['lot']}")
    def by_order(self):
        """Lot after lot to the best place among those whose tenderers may still win one."""
        won, expected, again = {}, [], len(self.record["lots"])
        for lot, record in enumerate(self.record["lots"]):
            full = {t["id"] for t in record["tenders"] if won.get(t["tenderer"], 0) >= self.most}
            evaluation = lot
            if full and self.rules["when_full"] == "rank-again":
                evaluation, again = again, again + 1
                need(set(self.record["again"][evaluation - len(self.record["lots"])]["because"]["without"]) == full, "who left the field")
            left = [t for t in self.standing[evaluation] if t["id"] not in full]
            winner = min(left, key=lambda t: t["place"], default=None)
            if winner: won[winner["tenderer"]] = won.get(winner["tenderer"], 0) + 1
            expected.append((winner["id"], evaluation) if winner else (None, None))
        return expected
    def by_preference(self):
        """Lots ask down their rankings; who is asked by too many keeps those it prefers."""
        wants = {p["tenderer"]: p["lots"] for p in self.record["preferences"]}
        queue = [sorted(self.standing[lot], key=lambda t: t["place"]) for lot in range(len(self.record["lots"]))]
        rank = lambda lot: wants[queue[lot][0]["tenderer"]].index(self.rules["lots"][lot]["id"])
        while True:
            asking = {}
            for lot, tenders in enumerate(queue):
                if tenders: asking.setdefault(tenders[0]["tenderer"], []).append(lot)
            crowded = [lots for lots in asking.values() if len(lots) > self.most]
            if not crowded: return [(q[0]["id"], lot) if q else (None, None) for lot, q in enumerate(queue)]
            queue[max(crowded[0], key=rank)].pop(0)
    def best_total(self):
        """The sums are those of the awards, and no other way is better."""
        key = self.rules["total"]
        for name, total, part in (("total", self.stated["total"], self.stated), ("next", (self.stated["runner_up"] or {}).get("total"), self.stated["runner_up"])):
            if total is not None:
                need(self.own[total] == sum(self.own[a[key]] for a in part["awards"] if a["tender"]), f"the {name} sum")
        sign = -1 if key == "result" and self.best == "highest" else 1
        singles = [[(t["tenderer"], [(lot, t)]) for t in self.standing[lot]] for lot in range(len(self.record["lots"]))]
        ids, made = [lot["id"] for lot in self.rules["lots"]], len(self.record["lots"])
        for asked in self.record["combinations"]:
            parts = []
            for lot, tender in zip(asked["lots"], asked["tenders"]):
                parts += [(ids.index(lot), t) for t in self.standing[made] if t["id"] == tender]
                made += 1
            if len(parts) == len(asked["lots"]): singles[min(lot for lot, _ in parts)].append((parts[0][1]["tenderer"], parts))
        ways, found = 1, []
        for options in singles: ways *= len(options) + 1
        if ways > WAYS_MAX: return print("whether another way is better was not tried: there are too many ways")
        def share(lot, taken, won, count, total):
            if lot == len(singles): return found.append((-count, sign * total))
            share(lot + 1, taken, won, count, total)
            for tenderer, parts in singles[lot]:
                lots = {at for at, _ in parts}
                if not lots & taken and won.get(tenderer, 0) + len(parts) <= self.most and lot in lots:
                    more = sum((t["value"].get(key, Fraction(0)) for _, t in parts), Fraction(0))
                    share(lot + 1, taken | lots, won | {tenderer: won.get(tenderer, 0) + len(parts)}, count + len(parts), total + more)
        share(0, frozenset(), {}, 0, Fraction(0))
        awarded = sum(a["tender"] is not None for a in self.stated["awards"])
        mine = (-awarded, sign * (self.own[self.stated["total"]] if self.stated["total"] is not None else 0))
        need(mine == min(found), "lots can be shared out in a better way")
