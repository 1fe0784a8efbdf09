#!/usr/bin/env python3
"""The paripassu ledger in Python: a second opinion on the text.

This file was written from the specification. It was not translated from the TypeScript,
so where the two agree, it is the page that says so. Numbers such as 7.2 in the
comments are the rules of that page. Here is the ledger, sections 1 to 11; markets.py
adds section 17 to it.

    python3 honest.py        speaks the protocol of section 11 on stdin and stdout

Money is int (1.1), ratios are Fraction (1.2), nothing is a float. `//` is floor, for
both (1.3). Python compares these names in code-unit order, as 1.4 wants it.
"""

import json
import re
import sys
from fractions import Fraction
from itertools import combinations
from math import factorial
from traceback import format_exc

OF_AMOUNT = {"deposit", "withdraw", "stake", "unstake", "fee", "topUp", "loss", "recover"}
OF_ACCOUNT = {"withdraw", "stake", "unstake", "fee", "realize"}                 # a known one: 4.4
OF_LAYER = {"stake", "unstake", "fee", "topUp"}
OUT_OF_CAPITAL = {"withdraw", "stake", "fee"}
EXITS = {"withdraw", "stake", "unstake", "realize"}
ACTIONS = OF_AMOUNT | {"settle", "realize", "resolve"}


def atoms(text, signed=False):
    """Section 10: an amount is decimal text, never a JSON number."""
    if not isinstance(text, str) or not re.fullmatch("-?[0-9]+" if signed else "[0-9]+", text):
        raise ValueError("not an amount: %r" % (text,))
    return int(text)


def ratio(text):
    if not re.fullmatch(r"[0-9]+(\.[0-9]+)?", text):
        raise ValueError("not a ratio: %r" % (text,))
    return Fraction(text)


def one_of(allowed, found):
    if found not in allowed:
        raise ValueError("expected one of %s, found %r" % (", ".join(sorted(allowed)), found))
    return found


def texts(amounts):
    return {name: str(amount) for name, amount in amounts.items() if amount}


def receipt(layer, amount, account=None):                                       # 9.1
    named = {"account": account} if account is not None else {}
    return {"layer": layer, **named, "amount": str(amount)}


# ---- 13. Rules: what each of the claims d, a list of int in ascending id, is awarded of the estate E

def level(e, corners, parts):
    """13.2: the L at which the parts add up to e, on one of the straight pieces between the corners."""
    points = [(L, sum(parts(L))) for L in sorted({0, *corners})]
    for (low, at_low), (high, at_high) in zip(points, points[1:]):
        if min(at_low, at_high) <= e <= max(at_low, at_high):
            return low if at_low == at_high else low + (e - at_low) * Fraction(high - low) / (at_high - at_low)
    raise ValueError("no level gives %s" % e)


def cea(e, c):                                                                  # 13.3
    at = lambda L: [min(x, L) for x in c]
    return at(level(e, c, at))


def cel(e, c):                                                                  # 13.3
    at = lambda L: [max(0, x - L) for x in c]
    return at(level(e, c, at))


def proportional(E, d):                                                         # 13.4
    return [Fraction(x * E, sum(d)) for x in d]


def by_halves(beyond):
    """13.7 to 13.9 begin alike, and differ in what they do beyond half of all claims."""
    def rule(E, d):
        halves = [Fraction(x, 2) for x in d]
        return cea(E, halves) if 2 * E <= sum(d) else beyond(E, d, halves)
    return rule


def and_half(awards, halves):
    return [half + award for half, award in zip(halves, awards)]


def egalitarian(E, d, halves):                                                  # 13.9
    at = lambda L: [max(half, min(x, L)) for half, x in zip(halves, d)]
    return at(level(E, [*d, *halves], at))


def random_arrival(E, d):                                                       # 13.10: over all orders
    n = len(d)
    if n > 9:
        return proportional(E, d)                                               # 13.11
    awards = []
    for i, claim in enumerate(d):
        others = d[:i] + d[i + 1:]
        total = 0
        for size in range(n):                                   # who came before: every set of the others
            orders = factorial(size) * factorial(n - 1 - size)
            total += orders * sum(min(claim, max(0, E - sum(first))) for first in combinations(others, size))
        awards.append(Fraction(total, factorial(n)))
    return awards


def minimal_overlap(E, d):                                                      # 13.12
    if E <= max(d):
        return from_one_end([min(x, E) for x in d])
    t = level(E, d, lambda t: [t, *(max(0, x - t) for x in d)])
    return [max(0, x - t) + mo for x, mo in zip(d, from_one_end([min(x, t) for x in d]))]


def from_one_end(c):
    """Everyone shares the parts that its claim reaches with all whose claims reach them."""
    ends = sorted({0, *c})
    parts = [(high, Fraction(high - low) / sum(x >= high for x in c)) for low, high in zip(ends, ends[1:])]
    return [sum(share for end, share in parts if end <= x) for x in c]


def adjusted_proportional(E, d):                                                # 13.13
    rights = [max(0, E - (sum(d) - x)) for x in d]
    left = E - sum(rights)
    rest = [min(x - m, left) for x, m in zip(d, rights)]
    return [m + Fraction(c * left, sum(rest) or 1) for m, c in zip(rights, rest)]


def queue(E, d):                                                                # 13.14, from the losses
    lost, left = [], sum(d) - E
    for x in d:
        lost.append(min(x, left))
        left -= lost[-1]
    return [x - loss for x, loss in zip(d, lost)]


RULES = {
    "proportional": proportional,
    "constrained-equal-awards": cea,                                            # 13.5
    "constrained-equal-losses": cel,                                            # 13.6
    "talmud": by_halves(lambda E, d, halves: and_half(cel(E - Fraction(sum(d), 2), halves), halves)),    # 13.7
    "piniles": by_halves(lambda E, d, halves: and_half(cea(E - Fraction(sum(d), 2), halves), halves)),   # 13.8
    "constrained-egalitarian": by_halves(egalitarian),
    "random-arrival": random_arrival,
    "minimal-overlap": minimal_overlap,
    "adjusted-proportional": adjusted_proportional,
    "queue": queue,
}


# ---- 6. Splits: `part` divided over {payer: base}, in ascending id, no base being 0

def split(bases, part, rule, rounding):
    total = sum(bases.values())
    if rounding == "sequential":
        paid = {}
        for i, w in bases.items():
            paid[i] = w * part // total
            part, total = part - paid[i], total - w
        return paid
    awards = RULES[rule](total - part, list(bases.values()))
    quotas = {i: divmod(w - a, 1) for (i, w), a in zip(bases.items(), awards)}
    if rounding == "up":
        return {i: whole + (rest > 0) for i, (whole, rest) in quotas.items()}
    paid = {i: whole for i, (whole, _) in quotas.items()}
    if rounding != "down":                                  # largest-remainder; unspecified (6.1)
        largest_first = sorted(quotas, key=lambda i: -quotas[i][1])     # stable: ties to the smaller id
        for i in largest_first[:part - sum(paid.values())]:
            paid[i] += 1
    return paid


# ---- 3. Mechanism

def read_layer(document):
    layer = dict(document)
    kind = one_of({"fund", "defaulter-stake", "tranche", "assessment", "haircut"}, layer["kind"])
    if kind in ("fund", "defaulter-stake"):
        layer["rule"], layer["rounding"] = "queue", "down"  # as 5.1 and 5.2 pay: nothing to round
    else:
        layer.setdefault("rule", "proportional")            # a tranche and an assessment have no other
        one_of({"up", "down", "largest-remainder", "sequential", "unspecified"}, layer["rounding"])
    if kind == "fund":
        layer["floor"] = atoms(layer.get("floor", "0"))
        layer["eventCap"] = atoms(layer["eventCap"]) if "eventCap" in layer else None
    if kind == "assessment":
        layer["multiple"] = ratio(layer["multiple"])
    if kind == "haircut":
        one_of({"profit", "capital", "equity"}, layer["basis"])
        one_of(RULES, document["rule"])
        if layer["rounding"] == "sequential":
            one_of({"proportional"}, layer["rule"])                             # 6.3
        layer["cap"] = ratio(layer.get("cap", "1"))
        layer["onExit"] = one_of({"at-resolve", "on-exit"}, layer.get("timing", "at-resolve")) == "on-exit"
    return layer


# ---- 2. State, and what the actions of section 4 do to it

class Venue:
    actions = ACTIONS

    def __init__(self, mechanism, genesis):
        self.waterfall = [self.read_layer(layer) for layer in mechanism["waterfall"]]
        self.remainder = one_of({"park", "carry", "halt"}, mechanism["remainder"])
        self.gated = one_of({"gated", "open"}, mechanism["exits"]) == "gated"
        self.funds = {layer["id"]: 0 for layer in self.waterfall if layer["kind"] == "fund"}         # 2.2
        self.stakes = {layer["id"]: {} for layer in self.waterfall if layer["kind"] == "tranche"}
        self.on_exit = next((layer for layer in self.waterfall if layer.get("onExit")), None)        # 5.6
        self.surplus = one_of({"residue", *self.funds}, mechanism["surplus"])

        accounts = genesis.get("accounts", {})                                  # 10.1
        self.capital = {i: atoms(account["capital"]) for i, account in accounts.items()}
        self.pnl = {i: atoms(account["pnl"], signed=True) for i, account in accounts.items()}
        if any(p < 0 < self.capital[i] for i, p in self.pnl.items()):
            raise ValueError("an insolvent account has capital")
        for k, balance in genesis.get("funds", {}).items():
            self.funds[one_of(self.funds, k)] = atoms(balance)
        for k, stakes in genesis.get("stakes", {}).items():
            self.stakes[one_of(self.stakes, k)] = {one_of(accounts, i): atoms(a) for i, a in stakes.items()}
        self.claims = {one_of(accounts, i): atoms(a) for i, a in genesis.get("claims", {}).items()}
        self.pending = atoms(genesis.get("pending", "0"))
        self.deficit = atoms(genesis.get("deficit", "0"))
        self.residue = atoms(genesis.get("residue", "0"))
        self.halted = genesis.get("halted", False)

    def document(self):
        return {"accounts": {i: {"capital": str(c), "pnl": str(self.pnl[i])} for i, c in self.capital.items()},
                "funds": texts(self.funds), "stakes": {k: texts(s) for k, s in self.stakes.items()},
                "claims": texts(self.claims), "pending": str(self.pending), "deficit": str(self.deficit),
                "residue": str(self.residue), "halted": self.halted}

    def read_layer(self, document):
        return read_layer(document)

    def read_action(self, document):
        return read_action(document)

    def asked(self):
        """The layers in the order in which a resolve asks them (7.2)."""
        return self.waterfall

    def loss_is_open(self):                                                     # 2.4
        return self.pending > 0 or any(p < 0 for p in self.pnl.values())

    def credit(self, i, amount):                                                # 4.1, to C
        repaid = min(amount, max(0, -self.pnl[i]))
        self.pnl[i] += repaid
        self.capital[i] += amount - repaid

    def debit(self, i, amount):                                                 # 4.2
        beyond_pnl = amount - min(amount, max(0, self.pnl[i]))
        from_capital = min(beyond_pnl, self.capital[i])
        self.capital[i] -= from_capital
        self.pnl[i] -= amount - from_capital

    def sink(self, amount):                                                     # 3.5
        if self.surplus == "residue":
            self.residue += amount
        else:
            self.funds[self.surplus] += amount

    def add_stake(self, k, i, amount):
        self.stakes[k][i] = self.stakes[k].get(i, 0) + amount

    def basis(self, layer, i):                                                  # 5.5, 5.7
        return ((layer["basis"] != "profit") * self.capital[i]
                + (layer["basis"] != "capital") * max(self.pnl[i], 0))

    def leave(self, kind, i, amount):
        """5.7 to 5.9: what is paid of an amount that leaves, and the receipts of the cut."""
        layer = self.on_exit
        if not layer or kind not in ({"realize"} if layer["basis"] == "profit" else OUT_OF_CAPITAL):
            return amount, []
        whole = sum(self.basis(layer, j) for j in self.capital)
        paid = amount * max(0, whole - self.deficit) // whole if whole else amount
        cut = amount - paid
        self.deficit -= cut
        self.claims[i] = self.claims.get(i, 0) + cut
        return paid, [receipt(layer["id"], cut, i)] if cut else []

    def refusal(self, kind, i, k, amount, entries):
        """4.4, from the top."""
        named = [i] if kind in OF_ACCOUNT else [j for j, _ in entries]
        layers = self.stakes if kind in ("stake", "unstake") else self.funds
        if self.halted and kind not in ("topUp", "resolve", "recover"): return "halted"
        if any(j not in self.pnl for j in named): return "unknown-account"
        if kind in OF_LAYER and k not in layers: return "unknown-layer"
        if kind in OF_AMOUNT and amount <= 0: return "non-positive-amount"
        if len(set(named)) < len(named): return "duplicate-account"
        if sum(change for _, change in entries) != 0: return "not-zero-sum"
        if any(self.pnl[j] < 0 for j, _ in entries): return "account-insolvent"
        if kind in EXITS and self.gated and self.loss_is_open(): return "exits-gated"
        if kind in OUT_OF_CAPITAL and self.capital[i] < amount: return "insufficient-capital"
        if kind == "unstake" and self.stakes[k].get(i, 0) < amount: return "insufficient-stake"

    def apply(self, kind, i, k, amount, entries):
        """4.3. Returns the receipts, if the action has any."""
        if kind == "resolve":
            return self.resolve()
        if kind == "recover":
            return self.recover(amount)
        if kind == "loss":
            self.pending += amount
        if kind == "deposit":
            self.capital.setdefault(i, 0)
            self.pnl.setdefault(i, 0)
        leaving = max(self.pnl[i], 0) if kind == "realize" else amount
        paid, receipts = self.leave(kind, i, leaving)                           # in full, except for an exit that is cut
        if kind in OUT_OF_CAPITAL:
            self.capital[i] -= amount
        if kind in ("fee", "topUp"):
            self.funds[k] += paid
        if kind in ("stake", "unstake"):
            self.add_stake(k, i, paid if kind == "stake" else -amount)
        if kind in ("deposit", "unstake"):
            self.credit(i, amount)
        if kind == "realize":
            self.pnl[i] -= leaving
            self.capital[i] += paid
        for j, change in entries:                                               # settle
            if change < 0:
                self.debit(j, -change)
            else:
                self.pnl[j] += change                       # nobody named is insolvent: all goes to P
        return receipts

    def resolve(self):
        return Resolution(self).run()

    def recover(self, amount):                                                  # 8.1
        total = sum(self.claims.values())
        shared = min(amount, total)
        back = {i: claim * shared // total for i, claim in self.claims.items() if claim}
        for i, y in back.items():
            self.claims[i] -= y
            self.credit(i, y)
        rest = amount - sum(back.values())
        self.sink(rest)
        return [receipt("recovery", y, i) for i, y in back.items()] + [receipt("surplus", rest)]


# ---- 7. Resolve

class Resolution:
    """One resolve, with what it has to remember from its beginning."""

    def __init__(self, venue):
        self.venue = venue
        self.own_loss = {i: -p for i, p in sorted(venue.pnl.items()) if p < 0}
        self.solvent = [i for i, p in sorted(venue.pnl.items()) if p >= 0]
        self.stakes_before = {k: dict(stakes) for k, stakes in venue.stakes.items()}
        self.drawn = dict.fromkeys(venue.funds, 0)
        self.surplus = 0
        self.receipts = []

    def run(self):
        venue = self.venue
        loss = sum(self.own_loss.values()) + venue.pending                      # 7.1
        venue.pnl.update(dict.fromkeys(self.own_loss, 0))
        venue.pending = 0
        if venue.remainder == "carry":
            loss, venue.deficit = loss + venue.deficit, 0
        for layer in venue.asked():                                             # 7.2
            loss -= self.ask(layer, loss)
        for layer in venue.asked():                                             # 7.4: 0 by now under carry
            if layer["kind"] == "fund":
                venue.deficit -= self.ask_for_old(layer, venue.deficit)
        venue.deficit += loss                                                   # 7.5
        venue.halted = venue.halted or (venue.remainder == "halt" and loss > 0)
        venue.sink(self.surplus)                                                # 7.6
        return self.receipts + [receipt("surplus", self.surplus), receipt("deficit", loss)]

    def ask_for_old(self, fund, deficit):
        return self.ask(fund, deficit)

    def ask(self, layer, loss):
        """7.2: the layer pays its part. Returns how much of the loss that covered."""
        bases = {payer: w for payer, w in self.bases(layer) if w > 0} if loss else {}
        part = min(loss, sum(bases.values()))
        if part == 0:
            return 0
        paid = split(bases, part, layer["rule"], layer["rounding"])
        for payer, x in paid.items():
            self.take(layer, payer, x)
        total = sum(paid.values())
        self.surplus += max(0, total - part)
        return min(total, part)

    def bases(self, layer):
        """Section 5: the payers, in ascending id, each with the most it can pay."""
        venue, kind, k = self.venue, layer["kind"], layer["id"]
        if kind == "fund":                                                      # 5.1
            above_floor, cap = venue.funds[k] - layer["floor"], layer["eventCap"]
            return [(k, above_floor if cap is None else min(above_floor, cap - self.drawn[k]))]
        if kind == "defaulter-stake":                                           # 5.2
            stakes = venue.stakes[layer["tranche"]]
            return [(i, min(stakes.get(i, 0), own)) for i, own in self.own_loss.items()]
        if kind == "tranche":                                                   # 5.3
            return [(i, venue.stakes[k].get(i, 0)) for i in self.solvent]
        if kind == "assessment":                                                # 5.4
            before, multiple = self.stakes_before[layer["tranche"]], layer["multiple"]
            return [(i, min(venue.capital[i], multiple * before.get(i, 0) // 1)) for i in self.solvent]
        payers = [] if layer["onExit"] else self.solvent                        # 5.5, 5.6
        return [(i, layer["cap"] * venue.basis(layer, i) // 1) for i in payers]

    def take(self, layer, payer, x):
        venue, kind, k = self.venue, layer["kind"], layer["id"]
        self.receipts.append(receipt(k, x, None if kind == "fund" else payer))
        if kind == "fund":
            venue.funds[k] -= x
            self.drawn[k] += x
        elif kind == "defaulter-stake":
            venue.add_stake(layer["tranche"], payer, -x)
            self.own_loss[payer] -= x
        else:
            venue.claims[payer] = venue.claims.get(payer, 0) + x                # 7.3
            if kind == "tranche":
                venue.add_stake(k, payer, -x)
            elif kind == "assessment" or layer["basis"] == "capital":
                venue.capital[payer] -= x
            else:
                venue.debit(payer, x)                       # P down to 0, then C, which `profit` never reaches


# ---- 10. Documents, 11. Talking to the suite

def read_action(action):
    kind = one_of(ACTIONS, action["type"])
    amount = atoms(action["amount"], signed=True) if kind in OF_AMOUNT else 0
    entries = action["entries"] if kind == "settle" else []
    return (kind, action.get("account"), action.get("layer"), amount,
            [(entry["account"], atoms(entry["amount"], signed=True)) for entry in entries])


def trace(scenario, venue_class):
    venue = venue_class(scenario["mechanism"], scenario.get("genesis", {}))
    steps = []
    for action in map(venue.read_action, scenario["actions"]):
        code = venue.refusal(*action)
        step = {"outcome": "refused", "code": code} if code else {"outcome": "accepted"}
        receipts = None if code else venue.apply(*action)
        if receipts:
            step["receipts"] = receipts
        step["state"] = venue.document()
        steps.append(step)
    return steps


def answer(message, name, venue_class):
    if message["type"] == "hello":
        return {"type": "hello", "protocol": 1,
                "implementation": {"name": name, "version": "1.0.0", "language": "python"},
                "supports": {"mechanisms": "any", "rules": list(RULES), "actions": sorted(venue_class.actions),
                             "genesis": True, "receipts": True, "onExit": True, "maxAccounts": 1000,
                             "maxAmount": str(2 ** 256 - 1), "inFlight": 16}}
    try:
        return {"type": "trace", "id": message["id"], "steps": trace(message["scenario"], venue_class)}
    except Exception:                                       # told with its traceback; the next scenario is answered
        return {"type": "error", "id": message.get("id"), "message": format_exc()}


def main(name="paripassu-python-honest", venue_class=Venue):
    for line in sys.stdin.buffer:
        message = json.loads(line)
        if message["type"] == "bye":
            return
        sys.stdout.write(json.dumps(answer(message, name, venue_class), separators=(",", ":")) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    from markets import MarketVenue                         # this ledger, with section 17 on top of it
    main(venue_class=MarketVenue)
