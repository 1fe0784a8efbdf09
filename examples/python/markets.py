"""The market tier, section 17, on top of the ledger of honest.py.

Written from the same page, and from nothing else. `python3 honest.py` speaks for both.
"""

from fractions import Fraction
from math import ceil

from honest import ACTIONS, Resolution, Venue, atoms, one_of, ratio, read_layer, split, texts

MARKET_ACTIONS = {"trade", "mark", "liquidate", "shutdown", "redeem"}


# ---- 17.1 to 17.4: markets and positions

class Market:
    def __init__(self, terms, state):
        self.price = atoms(state.get("price", terms["price"]))
        self.initial_margin = ratio(terms["initialMargin"])
        self.maintenance_margin = ratio(terms.get("maintenanceMargin", terms["initialMargin"]))
        self.limit = atoms(terms["positionLimit"]) if "positionLimit" in terms else None
        self.positions = {i: (atoms(held["lots"], signed=True), atoms(held["cost"], signed=True))
                          for i, held in state.get("positions", {}).items()}
        self.shortfalls = {i: atoms(amount) for i, amount in state.get("shortfalls", {}).items()}
        if sum(lots for lots, _ in self.positions.values()) != 0:
            raise ValueError("the lots of a market do not sum to 0")

    def document(self):
        return {"price": str(self.price), "shortfalls": texts(self.shortfalls),
                "positions": {i: {"lots": str(lots), "cost": str(cost)} for i, (lots, cost) in self.positions.items()}}

    def lots(self, i):
        return self.positions.get(i, (0, 0))[0]

    def exposure(self, i):                                                      # 17.3
        return abs(self.lots(i)) * self.price

    def take(self, i, lots, price):                                             # 17.4
        held, cost = self.positions.pop(i, (0, 0))
        after = held + lots
        if held * lots >= 0:                                # it grows, or begins
            cost += lots * price
        elif held * after >= 0:                             # it shrinks: rounded up, away from 0
            size = ceil(Fraction(abs(cost) * abs(after), abs(held)))
            cost = size if cost > 0 else -size
        else:                                               # it passes through 0
            cost = after * price
        if after:
            self.positions[i] = (after, cost)


# ---- 17.12: the ranks, on exact fractions

class Holder:
    """What a rank looks at: an account with a position and an equity above 0."""

    def __init__(self, venue, market, i):
        lots, cost = market.positions[i]
        self.profit = lots * market.price - cost                                # u: 17.3
        self.profit_rate = Fraction(self.profit, abs(cost))
        self.exposure_rate = Fraction(market.exposure(i), abs(cost))
        self.leverage = Fraction(market.exposure(i), venue.equity(i))
        self.realizable_rate = Fraction(max(0, venue.pnl[i]), max(1, venue.capital[i]))
        self.margin_rate = Fraction(venue.maintenance_margin(i), venue.equity(i))


def bitmex(holder):
    if holder.profit > 0:
        return holder.profit_rate * holder.leverage
    return holder.profit_rate / holder.leverage


RANKS = {
    "bitmex": bitmex,
    "binance": lambda holder: holder.realizable_rate * holder.margin_rate,
    "hyperliquid": lambda holder: holder.exposure_rate * holder.leverage,
    "profit": lambda holder: holder.profit,
    "pro-rata": lambda holder: 0,                           # nobody is first: 17.12 fills in ascending id
}


# ---- 17.2, 17.5 to 17.7: the state, and what the actions do to it

class MarketVenue(Venue):
    actions = ACTIONS | MARKET_ACTIONS

    def __init__(self, mechanism, genesis):
        super().__init__(mechanism, genesis)
        states = genesis.get("markets", {})
        terms = {market["id"]: market for market in mechanism.get("markets", [])}
        self.markets = {m: Market(terms[m], states.get(m, {})) for m in sorted(terms)}          # ascending id
        self.redemption = {name: atoms(amount) for name, amount in genesis.get("redemption", {}).items()}

    def document(self):
        document = {**super().document(), "markets": {m: market.document() for m, market in self.markets.items()}}
        if self.redemption:
            document["redemption"] = {name: str(amount) for name, amount in self.redemption.items()}
        return document

    def read_layer(self, document):
        if document["kind"] == "deleverage":
            one_of(RANKS, document["rank"])
            return {**document, "basis": "equity"}          # 17.11: paid out of P and then C
        if document.get("basis") == "exposure":             # 17.10: so is this, but on a base of its own
            return {**read_layer({**document, "basis": "equity"}), "basis": "exposure"}
        return read_layer(document)

    def read_action(self, document):
        if document["type"] not in MARKET_ACTIONS:
            return super().read_action(document)
        members = {name: atoms(value, signed=True) if name in ("price", "quantity") else value
                   for name, value in document.items() if name != "type"}
        return document["type"], members

    def equity(self, i):                                                        # 17.3
        return self.capital[i] + max(0, self.pnl[i])

    def initial_margin(self, i):
        return sum(ceil(market.initial_margin * market.exposure(i)) for market in self.markets.values())

    def maintenance_margin(self, i):
        return sum(ceil(market.maintenance_margin * market.exposure(i)) for market in self.markets.values())

    def credit(self, i, amount):
        """17.6: what arose in no market is repaid first, so the shortfalls fall to what is still unpaid."""
        super().credit(i, amount)
        repaid = sum(market.shortfalls.get(i, 0) for market in self.markets.values()) + min(0, self.pnl[i])
        for market in self.markets.values():
            part = min(market.shortfalls.get(i, 0), max(0, repaid))
            market.shortfalls[i] = market.shortfalls.get(i, 0) - part
            repaid -= part

    def refusal(self, kind, *details):
        if kind in MARKET_ACTIONS:
            return self.market_refusal(kind, **details[0])
        code = super().refusal(kind, *details)
        if code is None and kind in ("withdraw", "stake"):
            i, _, amount, _ = details
            has_positions = any(market.lots(i) for market in self.markets.values())
            if has_positions and self.capital[i] + self.pnl[i] - amount < self.initial_margin(i):
                return "insufficient-margin"
        return code

    def market_refusal(self, kind, market=None, price=1, quantity=1, buyer=None, seller=None, account=None, to=None):
        """17.7, from the top."""
        named = {"trade": [buyer, seller], "liquidate": [account, to], "redeem": [account]}.get(kind, [])
        if self.halted and kind in ("trade", "mark", "liquidate"): return "halted"
        if self.redemption and kind == "shutdown": return "halted"
        if any(i not in self.pnl for i in named): return "unknown-account"
        if kind in ("trade", "mark", "liquidate") and market not in self.markets: return "unknown-layer"
        if price <= 0 or quantity <= 0: return "non-positive-amount"
        if len(set(named)) < len(named): return "duplicate-account"
        if kind == "redeem": return None if self.redemption else "exits-gated"
        if kind == "shutdown": return None

        there = self.markets[market]
        if kind == "mark":
            return "account-insolvent" if any(self.pnl[i] < 0 for i in there.positions) else None
        if kind == "trade":
            gain = quantity * (there.price - price)
            sides = [(buyer, quantity, gain), (seller, -quantity, -gain)]       # who, lots, what it settles
        else:
            sides = [(to, there.lots(account), 0)]
        if any(self.pnl[i] < 0 for i, _, _ in sides): return "account-insolvent"
        if any(self.lacks_margin(there, *side) for side in sides): return "insufficient-margin"
        if any(there.limit is not None and there.limit < abs(there.lots(i) + lots) > abs(there.lots(i))
               for i, lots, _ in sides): return "position-limit"

    def lacks_margin(self, market, i, lots, settled):
        before, after = abs(market.lots(i)), abs(market.lots(i) + lots)
        margin_there = [ceil(market.initial_margin * size * market.price) for size in (before, after)]
        needed = self.initial_margin(i) - margin_there[0] + margin_there[1] if after > before else 0
        return self.capital[i] + self.pnl[i] + settled < needed

    def apply(self, kind, *details):
        if kind in MARKET_ACTIONS:
            return getattr(self, kind)(**details[0])
        return super().apply(kind, *details)

    def settle(self, market, changes):                                          # 17.5
        super().apply("settle", None, None, 0, changes)
        for i, _ in changes:
            market.shortfalls[i] = market.shortfalls.get(i, 0) + max(0, -self.pnl[i])

    def trade(self, market, buyer, seller, quantity, price):
        there = self.markets[market]
        there.take(buyer, quantity, price)
        there.take(seller, -quantity, price)
        gain = quantity * (there.price - price)
        self.settle(there, [(buyer, gain), (seller, -gain)])

    def mark(self, market, price):
        there = self.markets[market]
        self.settle(there, [(i, lots * (price - there.price)) for i, (lots, _) in there.positions.items()])
        there.price = price

    def liquidate(self, account, market, to):
        there = self.markets[market]
        there.take(to, there.lots(account), there.price)
        there.positions.pop(account, None)

    def resolve(self):
        return MarketResolution(self).run()

    def assets(self):                                                           # 2.3
        staked = sum(sum(stakes.values()) for stakes in self.stakes.values())
        return (sum(self.capital.values()) + sum(self.pnl.values()) + sum(self.funds.values()) + staked
                + self.residue - self.pending - self.deficit)

    def holding(self, i):                                                       # 17.14
        return self.capital[i] + self.pnl[i] + sum(stakes.get(i, 0) for stakes in self.stakes.values())

    def shutdown(self):                                                         # 17.14
        receipts = self.resolve()
        for market in self.markets.values():
            market.positions.clear()
            market.shortfalls.clear()
        self.halted = True
        self.redemption = {"assets": max(0, self.assets()), "holdings": sum(map(self.holding, self.capital))}
        return receipts

    def redeem(self, account):                                                  # 17.15
        assets, holdings = self.redemption["assets"], self.redemption["holdings"]
        holding = self.holding(account)
        paid = holding * min(assets, holdings) // holdings if holdings else 0
        self.capital[account] = self.pnl[account] = 0
        for stakes in self.stakes.values():
            stakes.pop(account, None)
        lost = holding - paid
        self.claims[account] = self.claims.get(account, 0) + lost
        off_deficit = min(lost, self.deficit)
        self.deficit -= off_deficit
        self.sink(lost - off_deficit)


# ---- 17.8 to 17.12: the layers

class MarketResolution(Resolution):
    def __init__(self, venue):
        super().__init__(venue)
        self.shortfalls = {m: dict(sorted(market.shortfalls.items())) for m, market in venue.markets.items()}
        self.parts = {m: sum(shortfalls.values()) for m, shortfalls in self.shortfalls.items()}     # what is left: 17.8
        self.holders = {m: {i: Holder(venue, market, i) for i in self.solvent if market.lots(i) and venue.equity(i)}
                        for m, market in venue.markets.items()}

    def run(self):
        for market in self.venue.markets.values():
            market.shortfalls.clear()                       # 7.1: the losses they are parts of become 0
        return super().run()

    def ask(self, layer, loss):                                                 # 17.8
        if layer["kind"] == "deleverage":
            return self.deleverage(layer)
        if "market" in layer:
            covered = super().ask(layer, self.parts[layer["market"]])
            self.parts[layer["market"]] -= covered
            return covered
        covered = super().ask(layer, loss)
        no_market = loss - sum(self.parts.values())                             # this part is covered first
        for m, x in split({None: no_market, **self.parts}, covered, "queue", "down").items():
            if m is not None:
                self.parts[m] -= x
        return covered

    def ask_for_old(self, fund, deficit):
        return 0 if "market" in fund else Resolution.ask(self, fund, deficit)

    def bases(self, layer):
        if layer["kind"] != "haircut":
            return super().bases(layer)
        venue = self.venue
        scope = venue.markets.values() if "market" not in layer else [venue.markets[layer["market"]]]
        bases = super().bases(layer)
        if layer["basis"] == "exposure":                                        # 17.10
            bases = [(i, layer["cap"] * min(sum(market.exposure(i) for market in scope), venue.equity(i)) // 1)
                     for i in self.solvent]
        if "market" in layer:                                                   # 17.9
            bases = [(i, w) for i, w in bases if venue.markets[layer["market"]].lots(i)]
        return bases

    def deleverage(self, layer):                                                # 17.11
        covered = 0
        for m in [layer["market"]] if "market" in layer else self.parts:
            for defaulter, shortfall in self.shortfalls[m].items():
                given_up = self.close(layer, m, defaulter, min(shortfall, self.parts[m]))
                self.parts[m] -= given_up
                covered += given_up
        return covered

    def close(self, layer, m, defaulter, part):
        """Closes a defaulter's position as far as counterparties can be found. Returns what they give up."""
        venue, market = self.venue, self.venue.markets[m]
        lots = market.lots(defaulter)
        side = 1 if lots < 0 else -1                        # of the counterparties
        facing = {i: side * market.lots(i) for i in self.ranked(layer["rank"], m)
                  if side * market.lots(i) > 0 and venue.equity(i) > 0}
        if part == 0 or lots == 0 or not facing:
            return 0
        to_fill = min(abs(lots), sum(facing.values()))
        fills = (split(facing, to_fill, "proportional", "largest-remainder") if layer["rank"] == "pro-rata"
                 else split(facing, to_fill, "queue", "down"))
        filled = given_up = 0
        for i, k in fills.items():
            difference = part * (filled + k) // abs(lots) - part * filled // abs(lots)
            paid = min(difference, venue.equity(i))
            market.take(i, -side * k, market.price)
            self.take(layer, i, paid)
            filled, given_up = filled + k, given_up + paid
        market.take(defaulter, side * filled, market.price)                     # at once
        return given_up

    def ranked(self, rank, m):                                                  # 17.12
        holders = {i: holder for i, holder in self.holders[m].items() if rank != "hyperliquid" or holder.profit > 0}
        return sorted(holders, key=lambda i: -RANKS[rank](holders[i]))          # stable: ties to the smaller id
