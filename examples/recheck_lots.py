"""Re-checks the record of all lots of a procurement: each lot by recheck.py, then how the lots were shared out.

`python3 recheck.py RECORD [CASE]` comes here by itself. The lots are shared out again, by trying every way where a total has to
be the best: where there are too many ways, that is said.
"""
import json, re
from collections import Counter
from fractions import Fraction
from itertools import product
from math import inf, prod

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

def only(entry, *keys): need(set(entry) <= set(keys), f"nobody knows {', '.join(sorted(set(entry) - set(keys)))}")
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
        self.ids, self.lots = [lot["id"] for lot in self.rules["lots"]], range(len(record["lots"]))
        self.most = self.rules["most_per_tenderer"] or len(self.lots)
        self.records = record["lots"] + [entry["record"] for entry in record["again"]]
        self.standing = [[dict(t, evaluation=e, value={k: values[e][t[k]] for k in ("result", "price") if t[k] is not None})
                          for t in r["tenders"] if t["place"] and t["result"] is not None] for e, r in enumerate(self.records)]
        self.best = record["lots"][0]["rules"]["award"]["best"]
    def check(self):
        """The awards are those that follow, and what is undecided is undecided."""
        for because in [entry["because"] for entry in self.record["again"]]: need(len(because) == 1, "why a lot was evaluated once more")
        only(self.stated, "awards", "decided", "runner_up", "total", "undecided")
        if self.rules["allocation"] == "best-total": return self.best_total()
        awards, why, made = self.by_preference() if self.rules["allocation"] == "by-stated-preference" else self.by_order()
        need(len(self.record["again"]) == made, "a lot was evaluated once more that need not be")
        self.is_undecided(why)
        self.are_awards(self.stated["awards"], awards)
        need([self.stated[k] for k in ("total", "runner_up", "decided")] == [None, None, []], "nothing is summed where lots are shared out so")
    def is_undecided(self, why):
        told = self.stated["undecided"]
        only(told or {}, "cause", "lot", "text")
        need((told and (told["cause"], told["lot"], type(told["text"]))) == (why and (*why, str)), f"what is undecided among the lots: by the figures {why or 'nothing'}")
        if told: print(f"the lots are not shared out: {told['text']}")

    def are_awards(self, awards, expected):
        """Each lot goes to the tender that is expected, as it stands in the evaluation that it wins by."""
        need(len(awards) == len(expected), "there is not one award for each lot")
        for lot, award, t in zip(self.ids, awards, expected):
            passed = [o["id"] for o in self.standing[t["evaluation"]] if o["place"] < t["place"]] if t else []
            mine = {"lot": lot, "tender": t and t["id"], "combination": t and self.combination(t),
                    "passed_over": [] if self.rules["allocation"] == "best-total" else passed}
            mine |= {k: t and t[k] for k in ("tenderer", "place", "evaluation")}
            only(award, *mine, "price", "result")
            for key, right in mine.items(): need(award[key] == right, f"{key} of the award of {lot}: by the figures {right}")
            for key in ("result", "price"):
                f = None if award[key] is None else self.record["figures"][award[key]]
                right = None if t is None or t[key] is None else (t["evaluation"], t[key])
                need((f and (f["evaluation"], f["carried"])) == right, f"{key} of the award of {lot}")
    def doubtful(self, evaluation):
        """Whether some figures of an evaluation are too close to tell."""
        return any(t["status"] == "undecided" and (t["place"] is None or t["result"] is None) for t in self.records[evaluation]["tenders"])
    def first(self, tenders, evaluation):
        """The one with the best place; why there is none."""
        best = [t for t in tenders if t["place"] == min(o["place"] for o in tenders)]
        if self.doubtful(evaluation): return None, "too-close"
        return (None, "tied") if len(best) > 1 else (best[0] if best else None, None)
    def by_order(self):
        """Lot after lot to the best place among those whose tenderers may still win one."""
        won, awards, undecided, made = {}, [], None, 0
        for lot in self.lots:
            winner, evaluation = None, lot
            if not undecided or self.rules["most_per_tenderer"] is None:
                full = {t["id"] for t in self.records[lot]["tenders"] if won.get(t["tenderer"], 0) >= self.most}
                if full and self.rules["when_full"] == "rank-again":
                    entry, evaluation, made = self.record["again"][made], len(self.lots) + made, made + 1
                    need(set(entry["because"]["without"]) == full and entry["record"]["lot"] == self.ids[lot], "who left the field")
                winner, why = self.first([t for t in self.standing[evaluation] if t["id"] not in full], evaluation)
                if why: undecided = undecided or (why, self.ids[lot])
            if winner: won[winner["tenderer"]] = won.get(winner["tenderer"], 0) + 1
            awards.append(winner)
        return awards, undecided, made
    def by_preference(self):
        """Lots ask down their rankings; who is asked by too many keeps those it prefers."""
        wants, nobody = {p["tenderer"]: p["lots"] for p in self.record["preferences"]}, [None for _ in self.lots]
        for lot in self.lots:
            if self.doubtful(lot): return nobody, ("too-close", self.ids[lot]), 0
        past = [0 for _ in self.lots]
        while True:
            asked, asking = [], {}
            for lot in self.lots:
                tender, why = self.first([t for t in self.standing[lot] if t["place"] > past[lot]], lot)
                if why: return nobody, (why, self.ids[lot]), 0
                asked.append(tender)
                if tender: asking.setdefault(tender["tenderer"], []).append(lot)
            crowded = [(wants[who].index, lots) for who, lots in asking.items() if len(lots) > self.most]
            if not crowded: return asked, None, 0
            rank, lots = crowded[0]
            least = max(lots, key=lambda lot: rank(self.ids[lot]))
            past[least] = asked[least]["place"]

    def best_total(self):
        """No way is better than that of the awards, none but that is better than the next, and what decides between them is said."""
        stated, nobody = self.stated, tuple(None for _ in self.lots)
        asked = [(at, lot) for at, combination in enumerate(self.record["combinations"]) for lot in combination["lots"]]
        need([(e["because"].get("combination"), e["record"]["lot"]) for e in self.record["again"]] == asked, "the combinations were not evaluated")
        ways = self.ways()
        if ways is None: return print("how the lots are shared out was not followed: there are too many ways")
        ways.sort(key=self.cost)
        if ways[0] == nobody:
            self.is_undecided(None)
            need([stated[k] for k in ("total", "runner_up", "decided")] == [None, None, []], "no lot can be awarded")
            return self.are_awards(stated["awards"], nobody)
        best = ways[0] if stated["undecided"] else self.way_of(stated["awards"], ways)
        need(best and self.cost(best) == self.cost(ways[0]), "lots can be shared out in a better way")
        self.is_sum(stated["total"], "total", best)
        differs = lambda way: any(t and t["id"] != (other and other["id"]) for t, other in zip(best, way))
        other = next((way for way in ways if way != nobody and differs(way)), None)
        need((other is None) == (stated["runner_up"] is None), "whether there is a next best way")
        if other:
            awards = stated["runner_up"]["awards"]
            only(stated["runner_up"], "awards", "total")
            found = self.way_of(awards, ways)
            need(found and self.cost(found) == self.cost(other), "another way is the next best")
            need(stated["undecided"] or differs(found), "the next best way gives no lot to another")
            other = found
            self.are_awards(awards, other)
            self.is_sum(stated["runner_up"]["total"], "total_next", other)
        decided, why = self.decided(best, other)
        self.is_undecided(why)
        self.are_awards(stated["awards"], nobody if why else best)
        need(len(stated["decided"]) == len(decided), "what decided between the two best ways")
        for told, (by, lot, names, relation) in zip(stated["decided"], decided):
            only(told, "by", "figure", "lot")
            need((told["by"], told.get("lot")) == (by, lot), f"what decided between the two best ways: by the figures {by}")
            need(("figure" in told) == bool(names), f"the comparison by {by}")
            f = self.record["figures"][told["figure"]] if names else {}
            of = [self.record["figures"][n].get("name") for n in f.get("of", [])]
            need(not names or (f["is"], f.get("relation"), of) == ("compared", relation, names), f"the comparison by {by}")
    def ways(self):
        """Every way to share the lots out: each to nobody, to a tender in it, or to one that is part of a combination."""
        options = [[None, *self.standing[lot]] for lot in self.lots]
        for e, entry in enumerate(self.record["again"], len(self.lots)):
            asked = self.record["combinations"][entry["because"]["combination"]]
            lot = self.ids.index(entry["record"]["lot"])
            options[lot] += [t for t in self.standing[e] if t["id"] == asked["tenders"][asked["lots"].index(self.ids[lot])]]
        if prod(map(len, options)) > WAYS_MAX: return None
        return [way for way in product(*options) if self.can_be(way)]
    def can_be(self, way):
        """Nobody wins more than it may, and a combination as a whole or not at all."""
        won = Counter(t["tenderer"] for t in way if t)
        parts = Counter(self.combination(t) for t in way if t)
        return max(won.values(), default=0) <= self.most and \
            all(at is None or count == len(self.record["combinations"][at]["lots"]) for at, count in parts.items())
    def combination(self, t):
        at = t["evaluation"] - len(self.lots)
        return self.record["again"][at]["because"].get("combination") if at >= 0 else None
    def way_of(self, awards, ways):
        named = [(a["tender"], a["evaluation"]) for a in awards]
        return next((way for way in ways if [(t and t["id"], t and t["evaluation"]) for t in way] == named), None)
    def cost(self, way):
        """What a way costs, less is better: more lots, then the sum, then what the ties look at."""
        total = lambda key: sum(t["value"].get(key, Fraction(0)) for t in way if t)
        by = {"lowest price": lambda: [total("price")], "order of lots": lambda: [t["place"] if t else inf for t in way]}
        ties = [figure for tie in self.rules["ties"] for figure in by[tie]()]
        return [way.count(None), self.sign() * total(self.rules["total"]), *ties]
    def is_close(self, one, other):
        """Whether two sums of approximated figures differ too little to be told apart."""
        approximate = any(f.get("approximate") for f in self.record["figures"])
        return approximate and one != other and abs(one - other) * 10 ** 30 < max(abs(one), abs(other))
    def sign(self):
        return -1 if self.rules["total"] == "result" and self.best == "highest" else 1
    def is_sum(self, figure, name, way):
        f = self.record["figures"][figure]
        right = sum(t["value"].get(self.rules["total"], Fraction(0)) for t in way if t)
        need((f["is"], f.get("name"), self.own[figure]) == ("sum", name, right), f"the sum `{name}`")
    def decided(self, best, other):
        """What is compared between two ways, the last of it decides; why they are undecided."""
        doubt = next((self.ids[lot] for lot in self.lots if self.doubtful(lot)), None)
        if doubt: return [], ("too-close", doubt)
        if other is None: return [], None
        if best.count(None) < other.count(None): return [("lots awarded", None, None, None)], None
        found, better = [], ">" if self.sign() < 0 else "<"
        sums = lambda key: [sum(t["value"].get(key, Fraction(0)) for t in way if t) for way in (best, other)]
        for by, key in [("total", self.rules["total"])] + [(tie, "price") for tie in self.rules["ties"]]:
            if by == "order of lots":
                lots = [self.ids[lot] for lot in self.lots if (best[lot] and best[lot]["place"]) != (other[lot] and other[lot]["place"])]
                if lots: return [*found, (by, lots[0], None, None)], None
                continue
            one, next_one = sums(key)
            if self.is_close(one, next_one): return [], ("too-close", None)
            names = ["total", "total_next"] if by == "total" else ["prices", "prices_next"]
            found.append((by, None, names, "=" if one == next_one else better if by == "total" else "<"))
            if one != next_one: return found, None
        return [], ("tied", None)
