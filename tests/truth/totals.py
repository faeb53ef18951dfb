# SPDX-License-Identifier: MIT
"""Recomputes every total of a results.xml from its leaves and parts alone: totals.py RESULTS.XML [...].

Takes: the published file, nothing of the program. Gives: a line for each figure that does not agree, and status 1.
"""
import math
import sys
import xml.etree.ElementTree as ElementTree
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal
from fractions import Fraction

SPACE = "{urn:dossier:results:1}"
ORDER = ["confirmed", "pending", "not-due", "in-error", "lost", "not-applicable"]  # in which running sums are rounded
SUMS = ["full", "confirmed", "pending", "lost", "not-due", "in-error", "not-applicable"]
wrong = []


def expect(place, what, got, wanted):
    if got != wanted:
        wrong.append(f"{place}: {what} is {got}, and should be {wanted}")


def sums_of(element, name="sums"):
    found = element.find(SPACE + name)
    if found is None:
        return None
    return {key: Decimal(found.get(key)) for key in SUMS + ["done", "due"]}


def added(many):
    total = {key: Decimal(0) for key in SUMS + ["done", "due"]}
    for sums in many:
        for key in total:
            total[key] += sums[key]
    return total


def identity(place, sums, minus=False):
    parts = sums["confirmed"] + sums["pending"] + sums["lost"] + sums["not-due"] + sums["in-error"]
    expect(place, "confirmed + pending + lost + not due + in error", parts, sums["full"] - sums["not-applicable"])
    if sums["done"] > sums["due"] or any(value < 0 for key, value in sums.items() if not (minus and key == "confirmed")):
        wrong.append(f"{place}: a negative figure, or more done than due")


def valued(place, part, sums, described, precision):
    """Leaves that bring points themselves: three sums, kept between floor and points."""
    base = described["points"] if described["valued"] == "down" else Decimal(0)
    low, likely, best = base, base, base
    for leaf in part.findall(SPACE + "leaf"):
        bad, good = Decimal(leaf.get("low")), Decimal(leaf.get("high"))
        done, due, waiting = leaf.get("state") == "done", leaf.get("due") == "true", leaf.get("state") == "waiting"
        unread = leaf.get("unread") == "true"
        if described["valued"] == "down":
            low, likely, best = low + bad, likely + Decimal(leaf.get("likely")), best + good
            continue
        low += good if done and not unread else bad
        likely += good if done or unread or (due and waiting) else bad
        best += good if done or unread or waiting or not due else bad

    def kept(value):
        value = (value / precision).quantize(Decimal(1), ROUND_HALF_UP) * precision
        value = min(value, described["points"])
        return value if described["floor"] is None else max(value, described["floor"])

    low, likely, best = kept(low), kept(likely), kept(best)
    expect(place, "confirmed by its leaves", sums["confirmed"], low)
    expect(place, "pending by its leaves", sums["pending"], likely - low)
    expect(place, "not due by its leaves", sums["not-due"], best - likely)


def check_ballots(place, mark, precision):
    """The mark of a mode with ballots is their mean, that without one highest and one lowest, or that of those nearest to another; of
    words what most of them say."""
    words = [ballot.get("word") for ballot in mark.findall(SPACE + "ballot")]
    if any(words):
        yes, no = words.count("yes"), words.count("no")
        few = len(words) < int(mark.get("asked") or 0)
        expect(place, f"a majority of {mark.get('mode')}", mark.get("unsettled") == "true", yes == no or few)
        expect(place, f"word of {mark.get('mode')}", mark.get("word"), "yes" if yes > no else "no")
        expect(place, f"words alone of {mark.get('mode')}", yes + no, len(words))
        return
    values = sorted(Decimal(ballot.get("value")) for ballot in mark.findall(SPACE + "ballot"))
    far = mark.get("apart") and len(values) == 2 and values[1] - values[0] > Decimal(mark.get("apart"))
    few = len(values) < int(mark.get("asked") or 0) if mark.get("combine") else False
    expect(place, f"more ballots of {mark.get('mode')}", mark.get("unsettled") == "true", bool(far or few))
    if mark.get("combine") == "trimmed" and len(values) > 2:
        values = values[1:-1]
    if mark.get("combine") == "nearest" and len(values) > 2:
        gaps = [b - a for a, b in zip(values, values[1:])]
        values = [value for i, value in enumerate(values) if min(gaps) in gaps[max(i - 1, 0):i + 1]]
    if values:
        expect(place, f"mean of {mark.get('mode')}", Decimal(mark.get("value")), half_up(sum(values) / len(values), precision))


def check_mix(place, part, weights, points, full, precision, sums):
    """A review by weights of modes: weight x mark, rounded once; what has no mark yet waits."""
    marks = {mark.get("mode"): mark for mark in part.findall(SPACE + "mark")
             if not mark.get("each") and not mark.get("unsettled")}
    highest = full or points
    worth = {mode: highest if mark.get("word") == "yes" else min(highest, Decimal(mark.get("value") or 0)) for mode, mark in marks.items()}
    if not any(mode in marks for mode in weights) or part.get("state") in ("error", "not-applicable"):
        return
    got, reach = (half_up(sum(weight * worth.get(mode, other) for mode, weight in weights.items()) * (points / highest if full else 1) / 100,
                          precision) for other in (0, highest))
    expect(place, "weight x mark", sums["confirmed"], got)
    expect(place, "what waits for a mode", sums["pending"], reach - got)


def of_class(part, klass):
    return not part["for-units"] or klass in part["for-units"]


def item_points(parts):
    """Parts for different classes are alternatives: the most that any class can have."""
    classes = {None} | {klass for part in parts.values() for klass in part["for-units"]}
    return max(sum((part["points"] for part in parts.values() if of_class(part, klass)), Decimal(0)) for klass in classes)


def shares(described, klass):
    """What each part is worth to a unit of this class: those of other classes have what is left."""
    parts = described["parts"]
    left, worth = described["points"] - sum(part["points"] for part in parts.values() if of_class(part, klass)), {}
    for name, part in parts.items():
        worth[name] = part["points"] if of_class(part, klass) else min(part["points"], left)
        left -= Decimal(0) if of_class(part, klass) else worth[name]
    return worth


def check_part(place, part, described, precision, minus, points):
    sums = sums_of(part)
    identity(place, sums, minus or (described["floor"] or 0) < 0)
    expect(place, "full", sums["full"], points)
    if described["floor"] is not None and described["valued"] == "up" and not described["floor"] <= sums["confirmed"] <= points:
        wrong.append(f"{place}: confirmed is {sums['confirmed']}, and should be from {described['floor']} to {points}")
    settled = part.get("overridden") or part.get("state") in ("error", "not-applicable") or part.find(SPACE + "zero") is not None
    if described["valued"] and not settled and not minus and part.findall(SPACE + "leaf"):
        valued(place, part, sums, described, precision)
    leaves = part.findall(SPACE + "leaf")
    if part.get("state") != "error":
        due = [leaf for leaf in leaves if leaf.get("due") == "true"]
        expect(place, "leaves due", sums["due"], len(due))
        expect(place, "leaves done", sums["done"], sum(leaf.get("state") == "done" for leaf in due))
    for mark in part.findall(SPACE + "mark"):
        check_ballots(place, mark, precision)
        if described["mark-full"] and mark.get("decides") and mark.get("value") and not settled:
            share = half_up(points * Decimal(mark.get("value")) / described["mark-full"], precision)
            expect(place, "its share of the mark", sums["confirmed"], share)
    done, whole = Decimal(part.get("share-done")), Decimal(part.get("share-due"))
    if whole and not described["valued"] and not described["markable"] and part.find(SPACE + "mark") is None and part.get("state") in ("pass", "partial", "fail"):
        share = (points * done / whole / precision).quantize(Decimal(1), ROUND_HALF_UP) * precision
        expect(place, "the printed formula", Decimal(part.get("computed")), share)
    if leaves and part.get("state") == "pass":
        expect(place, "open leaves of a part that is met", sum(x.get("due") == "true" and x.get("state") == "open" for x in leaves), 0)
    return sums


def half_up(value, precision):
    """Halves go up, also below zero."""
    return (value / precision + Decimal("0.5")).to_integral_value(ROUND_FLOOR) * precision


def weight_of(section):
    """The share of its points that counts, as number / of: exact where it has no end of decimals; and whether it is of what applies."""
    rescales = section.get("on-na") == "rescale"
    if section.get("counts"):
        return Decimal(section.get("counts")), Decimal(section.get("full")), rescales
    return Decimal(section.get("weight")), Decimal(1), rescales


def weighed(many, weight, precision):
    """A section as it counts: running sums are weighted and rounded, so that the members add up. Leaves are counted."""
    total, running, before = added(many), Decimal(0), Decimal(0)
    number, of, possible = weight[0], weight[1], total["full"] - total["not-applicable"]
    if weight[2] and possible > 0:
        number, of, total["not-applicable"] = number * total["full"], of * possible, Decimal(0)
    for key in ORDER:
        running += total[key]
        after = half_up(running * number, precision * of) / of
        total[key], before = after - before, after
    total["full"] = before
    return total


def counted(items, pack, sections, precision):
    """The unit from its items (id -> sums): those of weighted sections section by section, the others as they stand."""
    groups = {}
    for name, sums in items.items():
        section = pack[name]["section"]
        groups.setdefault(section if section in sections else None, []).append(sums)
    return added(added(many) if section is None else weighed(many, sections[section], precision) for section, many in groups.items())


def check_unit(unit, pack, sections, precision):
    place = f"unit {unit.get('id')}"
    plain, bonus, adjusted = {}, [], {}
    for item in unit.findall(SPACE + "item"):
        described = pack[item.get("id")]
        here = f"{place}, item {item.get('id')}"
        worth = shares(described, unit.get("class"))
        parts = [check_part(f"{here}, part {part.get('id')}", part, described["parts"][part.get("id")], precision, described["minus"],
                            worth[part.get("id")])
                 for part in item.findall(SPACE + "part")]
        for part, sums in zip(item.findall(SPACE + "part"), parts):
            weights = described["mix"].get(part.get("id"))
            if weights:
                check_mix(f"{here}, part {part.get('id')}", part, weights, described["parts"][part.get("id")]["points"],
                          described["parts"][part.get("id")]["mark-full"], precision, sums)
        sums = sums_of(item)
        identity(here, sums, described["minus"] or described["least"] < 0)
        for key, value in added(parts).items():
            if item.get("state") != "error" or key not in ("done", "due"):
                expect(here, key, sums[key], value)
        if described["bonus"]:
            bonus.append(sums)
            continue
        plain[item.get("id")] = sums
        if item.find(SPACE + "waiver") is None:
            adjusted[item.get("id")] = sums
    for name, many in (("sums", plain), ("adjusted", adjusted)):
        got = sums_of(unit, name)
        if got:
            identity(f"{place}, {name}", got)
            for key, value in counted(many, pack, sections, precision).items():
                expect(f"{place}, {name}", key, got[key], value)
    return sums_of(unit), sums_of(unit, "bonus"), bonus, plain


def check_bonus(place, got, many, least, most):
    """All bonuses together: what is sure, and what may be, each within the bounds of the pack."""
    if not got:
        return
    total = added(many)
    sure, likely = (min(max(value, least), most) for value in (total["confirmed"], total["confirmed"] + total["pending"]))
    expect(place, "bonus confirmed", got["confirmed"], sure)
    expect(place, "bonus pending", got["pending"], likely - sure)
    identity(f"{place}, bonus", got, least < 0)


def describe(part):
    floor = Decimal(part.get("floor")) if part.get("floor") else (Decimal(0) if part.get("valued") == "up" else None)
    return {"points": Decimal(part.get("points")), "markable": part.get("markable") == "true", "for-units": names(part.get("for-units")), "valued": part.get("valued"), "floor": floor,
            "mark-full": Decimal(part.get("mark-full") or 0)}


def mix(text):
    return {pair.rsplit(" ", 1)[0]: int(pair.rsplit(" ", 1)[1]) for pair in text.split(", ")} if text else {}


def share_of(text):
    """"12.5%" and "1/3" exactly; nothing is 0."""
    return Fraction(text[:-1]) / 100 if text and text.endswith("%") else Fraction(text or 0)


def room_of(text, count):
    """How many of so many a share of them allows, rounded down: "50%, at least 1" no less than one, while there is one."""
    share, _, least = text.partition(", at least ")
    return max(math.floor(count * share_of(share)), min(int(least or 0), count))


def bound_of(element):
    """Per cent of what is possible, or points: (number, is it points)."""
    return Decimal(element.get("at-least") or element.get("at-least-points") or 0), element.get("at-least-points") is not None


def reached(bound, got, possible):
    return got >= bound[0] if bound[1] else got * 100 >= possible * bound[0]


def names(text):
    return text.split(", ") if text else []


class Rules:
    """What the pack says of sums: as far as final scores need it."""

    def __init__(self, pack):
        self.scored, self.precision = pack.get("scored") == "true", Decimal(pack.get("precision") or "0.01")
        self.full, self.rescale = Decimal(pack.get("full")), pack.get("on-na") == "rescale"
        self.grid = Decimal(pack.get("round-final") or 0)
        self.least, self.most = Decimal(pack.get("least") or 0), pack.get("most")
        self.sections = {section.get("id"): weight_of(section) for section in pack.findall(SPACE + "section")
                         if section.get("weight") or section.get("counts")}
        self.of_score = pack.get("bands-of") == "score"
        self.ties = [[name.strip() for name in tie.split(",")] for tie in (pack.get("ties") or "").split(";") if tie.strip()]
        self.most_of_all = pack.get("most-of-all") == "true"
        self.by_item = pack.get("findings-by-item") == "true"
        self.unranking = {item.get("id") for item in pack.findall(SPACE + "pack-item") if item.get("unranked") == "true"}
        self.bands = [{"from": Decimal(band.get("from")), "name": band.get("name"), "share": band.get("most-share"),
                       "most": int(band.get("most")) if band.get("most") else None,
                       "floors": [{"id": floor.get("id"), "of": names(floor.get("of")), "bound": bound_of(floor), "leaves": floor.get("by") == "completion" or pack.get("bands-of") != "score"}
                                  for floor in band.findall(SPACE + "floor")]} for band in pack.findall(SPACE + "band")]
        self.findings = [{limit.get("severity"): int(limit.get("most")) for limit in band.findall(SPACE + "findings")}
                         for band in pack.findall(SPACE + "band")]
        self.severity = {item.get("id"): item.get("severity") for item in pack.findall(SPACE + "pack-item")}
        unscored = pack.get("scored") != "true"
        self.late_found = {(item.get("id"), part.get("id")) for item in pack.findall(SPACE + "pack-item")
                           for part in item.findall(SPACE + "pack-part") if unscored and part.get("late") is not None and Decimal(part.get("late")) == 0}
        self.effects = {item.get("id"): {"zero": item.get("zero"), "fixes": item.get("fixes"), "lower": int(item.get("lower") or 0), "once": item.get("once"), "gate": item.get("gate") == "true",
                                         "of": names(item.get("of")), "bound": bound_of(item), "complete": item.get("by") == "completion"}
                        for item in pack.findall(SPACE + "pack-item") if item.get("veto") or item.get("gate")}
        self.items = {item.get("id"): {"bonus": item.get("bonus") == "true", "minus": item.get("minus"), "section": item.get("section"),
                                       "parts": {part.get("id"): describe(part) for part in item.findall(SPACE + "pack-part")},
                                       "mix": {part.get("id"): mix(part.get("weight-of-mode")) for part in item.findall(SPACE + "pack-part")},
                                       "least": min(Decimal(part.get("floor") or 0) for part in item.findall(SPACE + "pack-part")),
                                       "points": Decimal(item.get("points"))} for item in pack.findall(SPACE + "pack-item")}

    def bound(self, score):
        score = half_up(score, self.grid) if self.grid else score
        return max(self.least, min(score, Decimal(self.most)) if self.most else score)

    def cuts(self, items, got, keys):
        """What lines of the total took of `got`: they cost what they say, and no more than there was; in weighted sections a share."""
        lines = [name for name, item in self.items.items() if item["minus"] == "total" and item["section"] not in self.sections]
        cuts = sum((items[name][key] for name in lines for key in keys), Decimal(0))
        there = max(got - cuts, Decimal(0))
        return max(cuts, -there), there

    def rescaled(self, sums, items, keys, got):
        possible = sums["full"] - sums["not-applicable"]
        if not self.rescale or possible <= 0 or possible == sums["full"]:
            return max(got, Decimal(0))
        cuts, there = self.cuts(items, got, keys)
        return half_up(there * sums["full"] / possible, self.precision) + cuts

    def weighted(self):
        """What the items add up to, as it counts."""
        plain = [item for item in self.items.values() if not item["bonus"]]
        full = {section: sum(item["points"] for item in plain if item["section"] == section) for section in {i["section"] for i in plain}}
        return sum(half_up(points * self.sections[section][0] / self.sections[section][1], Decimal("0.001"))
                   if section in self.sections else points for section, points in full.items())


def gate_state(rules, gate, items):
    """By the points of the items that it adds up, as they stand."""
    total = added(sums for name, sums in items.items() if name in gate["of"])
    possible, soon = total["full"] - total["not-applicable"], total["confirmed"] + total["pending"] + total["in-error"]
    if possible <= 0:
        return "not-applicable"
    for state, got in (("pass", total["confirmed"]), ("pending", soon), ("not-due", soon + total["not-due"])):
        if reached(gate["bound"], got, possible):
            return state
    return "fail"


def completion_state(gate, unit):
    """By the leaves of the items that it counts: done, and those that wait, of what is due."""
    items = [item for item in unit.findall(SPACE + "item") if item.get("id") in gate["of"]]
    leaves = [leaf for item in items for leaf in item.iter(SPACE + "leaf")]
    due = [leaf.get("state") for leaf in leaves if leaf.get("due") == "true"]
    if any(item.get("state") == "error" for item in items):
        return "pending"
    if not due:
        return "not-due" if leaves else "not-applicable"
    for state, those in (("pass", ("done",)), ("pending", ("done", "waiting"))):
        if reached(gate["bound"], sum(leaf in those for leaf in due), len(due)):
            return state
    return "fail"


def check_effects(unit, rules, items):
    """Gates as their items are; the vetoes and gates that hold, in the pack's order."""
    held = []
    for item in unit.findall(SPACE + "item"):
        effect = rules.effects.get(item.get("id"))
        if effect and effect["gate"] and item.get("state") not in ("not-applicable", "error"):
            expect(f"unit {unit.get('id')}, gate {item.get('id')}", "state", item.get("state"),
                   completion_state(effect, unit) if effect["complete"] else gate_state(rules, effect, items))
        lowers = effect and effect["lower"] and not (effect["fixes"] or effect["zero"] or item.get("id") in rules.unranking)
        if effect and item.get("state") == "pending" and not (lowers and unit.find(SPACE + "grade-fixed") is not None):
            expect(f"unit {unit.get('id')}, {item.get('id')} not decided", "provisional", unit.get("provisional"), "true")
        if effect and item.get("state") == "fail":
            held.append(effect)
    return held


def emptied(items, held):
    """The items without what vetoes and gates take away: lost, wherever it stood."""
    gone = {name for effect in held if effect["zero"] != "all" for name in names(effect["zero"])}
    left = {}
    for name, sums in items.items():
        left[name] = dict(sums)
        if name in gone:
            for key in ("confirmed", "pending", "not-due", "in-error"):
                left[name]["lost"] += left[name][key]
                left[name][key] = Decimal(0)
    return left


def check_final(unit, rules, sums, bonus, items):
    """The steps to the final score; it, for the ranks."""
    place, final = f"unit {unit.get('id')}, final", unit.find(SPACE + "final")
    if not rules.scored:
        expect(place, "there without points", final is not None, False)
        check_effects(unit, rules, items)
        return None
    if final is None:
        wrong.append(f"{place}: is missing")
        return sums["confirmed"]
    peers = sum((Decimal(peer.get("points")) for peer in final.findall(SPACE + "peer")), Decimal(0))
    held = check_effects(unit, rules, items)
    remain, nothing = emptied(items, held), any(effect["zero"] == "all" for effect in held)
    left, sure, likely = counted(remain, rules.items, rules.sections, rules.precision), ["confirmed"], ["confirmed", "pending"]
    got, possible = max(left["confirmed"], Decimal(0)), sums["full"] - sums["not-applicable"]
    rescaled = rules.rescaled(sums, remain, sure, left["confirmed"])
    steps = {"base": sums["confirmed"], "zeroed": got - sums["confirmed"], "possible": possible, "rescaled": rescaled,
             "bonus": bonus["confirmed"], "peers": peers,
             "score": rules.bound(rescaled + bonus["confirmed"] + peers),
             "reach": rules.bound(rules.rescaled(sums, remain, likely, left["confirmed"] + left["pending"]) + bonus["confirmed"] + bonus["pending"] + peers)}
    if nothing:
        steps["score"] = steps["reach"] = rules.bound(Decimal(0))
    expect(place, "nothing", final.get("nothing") == "true", nothing)
    for name, value in steps.items():
        expect(place, name, Decimal(final.get(name) or 0), value)
    return steps["score"]


def held_effects(unit, rules):
    """The vetoes and gates that hold."""
    return [rules.effects[item.get("id")] for item in unit.findall(SPACE + "item")
            if item.get("id") in rules.effects and item.get("state") == "fail"]


def own_number(peer, unit, sums, items, rules):
    """What a rank or mean looks at: None where the unit has no such number."""
    final = unit.find(SPACE + "final")
    if peer.get("of-quantity"):
        said = [one for one in final.findall(SPACE + "peer") if one.get("id") == peer.get("id")]
        number = Fraction(said[0].get("number")) if said else None
        for one in said:
            expect(f"unit {unit.get('id')}, {peer.get('id')}", "value", Decimal(one.get("value")), Decimal(math.floor(number * 1000 + Fraction(1, 2))) / 1000)
        return number if peer.tag == SPACE + "rank" or not said else Decimal(said[0].get("value"))
    if unit.get("provisional") == "true" or is_unranked(unit, rules) or sums["full"] <= sums["not-applicable"]:
        return None
    if peer.get("of") == "score":
        return Decimal(0) if final.get("nothing") else Decimal(final.get("rescaled")) + Decimal(final.get("bonus"))
    if peer.get("of") == "completion":
        return Fraction(int(sums["done"]), int(sums["due"])) if sums["due"] else None
    held = held_effects(unit, rules)
    left = items if peer.get("best") == "low" else emptied(items, held)
    total = added(one for name, one in left.items() if name in names(peer.get("of")))
    if peer.get("best") != "low" and any(effect["zero"] == "all" for effect in held):
        total["confirmed"] = Decimal(0)
    return total["confirmed"] if total["full"] > total["not-applicable"] else None


def peer_points(peer, number, numbers, precision):
    """By the place in the class, from the first down and from the last up; by the exact difference to the mean; or by the best."""
    sign = -1 if peer.get("best") == "low" else 1
    if peer.get("share-of-best"):
        best, most = max(number * sign for number in numbers) * sign, Decimal(peer.get("share-of-best"))
        if number <= 0 or best <= 0:
            return most if sign < 0 and number == best else Decimal(0)
        return half_up(most * number / best if sign > 0 else most * best / number, precision)
    if peer.tag == SPACE + "rank":
        before = 1 + sum(other * sign > number * sign for other in numbers)
        for band in names(peer.get("bands")):
            if before <= len(numbers) * share_of(band.split(" ")[0]):
                return Decimal(band.split(" ")[1])
        first, last = ([Decimal(one) for one in names(peer.get(key))] for key in ("points", "last"))
        place, behind = sum(other * sign > number * sign for other in numbers), sum(other * sign < number * sign for other in numbers)
        return first[place] if place < len(first) else last[behind] if behind < len(last) else Decimal(0)
    difference = (Fraction(number) - Fraction(sum(numbers)) / len(numbers)) * sign
    for band in names(peer.get("bands")):
        if difference >= Fraction(band.split(" ")[0]):
            return Decimal(band.split(" ")[1])
    if peer.get("bands"):
        return Decimal(0)
    return Decimal(peer.get("above") or 0) if difference > 0 else Decimal(peer.get("below") or 0) if difference < 0 else Decimal(0)


def check_peers(pack, rules, units):
    """units: (unit, sums, items). Points by rank and mean within each class."""
    for peer in pack.findall(SPACE + "rank") + pack.findall(SPACE + "peers"):
        groups = {}
        for unit, sums, items in units:
            number = own_number(peer, unit, sums, items, rules)
            if number is not None:
                groups.setdefault(unit.get("class"), []).append((unit, number))
            said = [one for one in unit.find(SPACE + "final").findall(SPACE + "peer") if one.get("id") == peer.get("id")]
            expect(f"unit {unit.get('id')}, {peer.get('id')}", "points by it", len(said), int(number is not None))
        for group in groups.values():
            for unit, number in group:
                for one in unit.find(SPACE + "final").findall(SPACE + "peer"):
                    if one.get("id") == peer.get("id"):
                        expect(f"unit {unit.get('id')}, {peer.get('id')}", "points", Decimal(one.get("points")),
                               peer_points(peer, number, [other for _, other in group], rules.precision))


def places(listed):
    """Whether a list goes by rank; else all who have one of its grades stand in it."""
    return any(listed.get(name) for name in ("top", "bottom", "top-share", "bottom-share"))


def graded(unit, listed):
    return not listed.get("grade") or unit.get("grade") in listed.get("grade").split(", ")


def is_listed(unit, listed):
    return any(one.get("list") == listed.get("id") for one in unit.findall(SPACE + "listed"))


def check_lists(pack, units):
    """The first and last places of each class, by rank; who stands in the first of any list is in the last of none."""
    ends = []
    for listed in pack.findall(SPACE + "list"):
        groups = {}
        for unit in units:
            if unit.get("rank"):
                groups.setdefault(unit.get("class"), []).append(unit)
            elif places(listed) and any(one.get("list") == listed.get("id") for one in unit.findall(SPACE + "listed")):
                wrong.append(f"unit {unit.get('id')}: is in a list without a rank")
            elif not places(listed):
                expect(f"unit {unit.get('id')}, list {listed.get('id')}", "in it", is_listed(unit, listed), graded(unit, listed))
        for group in groups.values():
            room = {end: int(listed.get(end) or room_of(listed.get(end + "-share") or "", len(group))) for end in ("top", "bottom")}
            ends += [(listed, group, unit, room["top"], room["bottom"]) for unit in group]
    first = {unit.get("id") for listed, _, unit, top, _ in ends if int(unit.get("rank")) <= top and graded(unit, listed)}
    for listed, group, unit, top, bottom in ends:
        behind = sum(int(other.get("rank")) > int(unit.get("rank")) for other in group)
        expected = int(unit.get("rank")) <= top or (unit.get("id") not in first and behind < bottom) or not places(listed)
        expect(f"unit {unit.get('id')}, list {listed.get('id')}", "in it", is_listed(unit, listed), expected and graded(unit, listed))


def is_unranked(unit, rules):
    return any(item.get("id") in rules.unranking and item.get("state") == "fail" for item in unit.findall(SPACE + "item"))


def merit(unit, sums, score, rules, plain):
    """What ranks go by: the final score and then what decides between equal ones, else completion."""
    if not rules.scored:
        return sums["done"] / sums["due"] if sums["due"] else 0
    return [score] + [sum(plain[unit.get("id")][name]["confirmed"] for name in tie) for tie in rules.ties]


def check_ranks(units, rules, plain):
    """1, 1, 3 within a class, by the final score and then by what decides between equal ones, else by completion; provisional
    units have none, nor have those that a veto or gate leaves without."""
    groups, scored = {}, rules.scored
    for unit, sums, score, _ in units:
        if unit.get("rank"):
            key = merit(unit, sums, score, rules, plain)
            if is_unranked(unit, rules):
                wrong.append(f"unit {unit.get('id')}: has a rank in spite of a veto or gate")
            groups.setdefault(unit.get("class"), []).append((key, unit))
        elif unit.get("applies") == "true" and unit.get("provisional") != "true" and not is_unranked(unit, rules):
            if (sums["full"] - sums["not-applicable"] > 0) if scored else sums["due"]:
                wrong.append(f"unit {unit.get('id')}: has no rank")
    for group in groups.values():
        for key, unit in group:
            expect(f"unit {unit.get('id')}", "rank", int(unit.get("rank")), 1 + sum(other > key for other, _ in group))
            expect(f"unit {unit.get('id')}", "rank-of", int(unit.get("rank-of")), len(group))


def findings(unit, rules, severity):
    """What is due and not there, judged not met, or late where late brings nothing and there are no points, in items of a severity."""
    found = [(item.get("id"), leaf.get("due") == "true" and (leaf.get("state") == "open" or leaf.get("reason") == "refused" or
                                              (leaf.get("state") == "done" and leaf.get("late") == "true" and (item.get("id"), part.get("id")) in rules.late_found)))
               for item in unit.findall(SPACE + "item") if rules.severity[item.get("id")] == severity
               for part in item.findall(SPACE + "part") for leaf in part.findall(SPACE + "leaf")]
    return len({name for name, one in found if one}) if rules.by_item else sum(one for _, one in found)


def check_findings(unit, rules):
    said = {(int(lack.get("band")), lack.get("severity")): int(lack.get("count")) for lack in unit.findall(SPACE + "grade-lack")
            if lack.get("severity")}
    for number, limits in enumerate(rules.findings, 1):
        for severity, most in limits.items():
            count = findings(unit, rules, severity)
            expect(f"unit {unit.get('id')}, grade {number}, findings {severity}", "count", said.get((number, severity)),
                   count if count > most and unit.get("applies") != "false" else None)


def check_steps(unit, rules):
    """How many grades down: a gate that is not reached once, a veto as often as it holds; of those of one `once` the greatest alone, once."""
    said = {step.get("item"): int(step.get("steps")) for step in unit.findall(SPACE + "grade-lower")}
    steps, place, shared = {}, f"unit {unit.get('id')}", {}
    for item in unit.findall(SPACE + "item"):
        effect = rules.effects.get(item.get("id"))
        if not effect or not effect["lower"] or item.get("state") != "fail":
            continue
        part = item.find(SPACE + "part")
        once = effect["once"]
        sure, most = (1, 1) if effect["gate"] or once else (int(part.get("share-done")), int(part.get("share-due")))
        if most > sure:
            expect(f"{place}, {item.get('id')} may hold more often", "provisional", unit.get("provisional"), "true")
        if once in shared and steps[shared[once]] >= effect["lower"]:
            continue
        if once:
            steps.pop(shared.get(once), None)
            shared[once] = item.get("id")
        steps[item.get("id")] = sure * effect["lower"]
    expect(place, "steps down", said, steps)
    return sum(steps.values())


def check_lacks(unit, rules, items):
    """Floors of grades, from the sums of their items, and findings from leaves; needs are taken as they are said."""
    check_findings(unit, rules)
    lacks = {int(lack.get("band")) for lack in unit.findall(SPACE + "grade-lack") if not lack.get("possible")}
    said = {(int(lack.get("band")), lack.get("what")): lack for lack in unit.findall(SPACE + "grade-lack") if lack.get("possible")}
    for number, band in enumerate(rules.bands, 1):
        for floor in band["floors"]:
            total = added(sums for name, sums in items.items() if name in floor["of"])
            got, possible = (total["done"], total["due"]) if floor["leaves"] else (total["confirmed"], total["full"] - total["not-applicable"])
            below = possible > 0 and not reached(floor["bound"], got, possible)
            expect(f"unit {unit.get('id')}, grade {band['name']}, floor {floor['id']}", "below", (number, floor["id"]) in said, below)
            if below:
                lacks.add(number)
                lack = said.get((number, floor["id"]))
                expect(f"unit {unit.get('id')}, floor {floor['id']}", "got and possible",
                       (Decimal(lack.get("got")), Decimal(lack.get("possible"))) if lack is not None else None, (got, possible))
    return lacks


def band_reached(rules, band, sums, score):
    got, possible = (score, sums["full"] if rules.rescale else sums["full"] - sums["not-applicable"]) if rules.of_score \
        else (sums["done"], sums["due"])
    return possible > 0 and got * 100 >= possible * band["from"]


def check_grades(units, rules, plain):
    """The first grade that is reached, lacks nothing, so many steps down as it is lowered, and is not full; units that share a place have it together, or not."""
    groups = {}
    for unit, sums, score, lacks in units:
        groups.setdefault((None if rules.most_of_all else unit.get("class"), unit.get("rank") is None), []).append((unit, sums, score, lacks))
    for group in groups.values():
        merits = {unit.get("id"): merit(unit, sums, score, rules, plain) for unit, sums, score, _ in group if unit.get("rank")}
        places_of = {one: 1 + sum(other > own for other in merits.values()) for one, own in merits.items()}
        group.sort(key=lambda entry: places_of.get(entry[0].get("id"), 0))
        ranked = sum(unit.get("rank") is not None for unit, *_ in group)
        grades, first = {}, {}
        for unit, sums, score, lacks in group:
            having = [number for number, band in enumerate(rules.bands, 1) if band_reached(rules, band, sums, score) and number not in lacks]
            steps = check_steps(unit, rules)
            first[unit.get("id")] = min(having[0] + steps, len(rules.bands)) if having else 0
            fixed = unit.find(SPACE + "grade-fixed")
            if fixed is not None:
                grades[unit.get("id")] = fixed.get("name")
        for number, band in enumerate(rules.bands, 1):
            room = band["most"] if band["most"] is not None else room_of(band["share"], ranked) if band["share"] else len(group)
            places = {}
            for unit, sums, score, lacks in group:
                fits = band_reached(rules, band, sums, score) and number not in lacks and number >= first[unit.get("id")]
                if fits and unit.get("provisional") != "true" and unit.get("id") not in grades:
                    places.setdefault(places_of.get(unit.get("id")) or unit.get("id"), []).append(unit.get("id"))
            for names_here in places.values():
                if len(names_here) <= room:
                    grades.update((name, band["name"]) for name in names_here)
                    room -= len(names_here)
                else:
                    room = 0
        for unit, *_ in group:
            expect(f"unit {unit.get('id')}", "grade", unit.get("grade"), grades.get(unit.get("id")))


def check_file(path):
    root = ElementTree.parse(path).getroot()
    pack = root.find(SPACE + "pack")
    rules = Rules(pack)
    for name, item in rules.items.items():
        expect(f"pack item {name}", "points", item["points"], item_points(item["parts"]))
    if rules.scored:
        expect("pack", "full", rules.full, rules.weighted())
    units, kept = [], []
    for unit in root.findall(SPACE + "unit"):
        if unit.get("applies") != "true":
            continue
        sums, bonus, many, plain = check_unit(unit, rules.items, rules.sections, rules.precision)
        check_bonus(f"unit {unit.get('id')}", bonus, many, Decimal(pack.get("bonus-min") or 0),
                    Decimal(pack.get("bonus-max") or 0))
        score = check_final(unit, rules, sums, bonus, plain)
        kept.append((unit, sums, plain))
        units.append((unit, sums, score, check_lacks(unit, rules, plain)))
    if rules.scored:
        check_peers(pack, rules, [(unit, sums, plain) for unit, sums, plain in kept])
    check_lists(pack, [unit for unit, *_ in kept])
    plain_of = {unit.get("id"): plain for unit, _, plain in kept}
    check_ranks(units, rules, plain_of)
    check_grades(units, rules, plain_of)
    return len(units)


def main():
    units = sum(check_file(path) for path in sys.argv[1:])
    print("\n".join(wrong[:40]))
    if not units:
        print("no unit was found")
    sys.exit(1 if wrong or not units else 0)


main()
