"""YOUR CODE goes here: hold the state in your own types, and call your own functions.

It runs as it is, and is convicted: its resolve cuts nobody. Money is whole atoms, as int.
"""

# Who pays a loss, and in what order. `npx paripassu mechanisms` shows real ones.
MECHANISM = {
    "name": "fund, then winners",
    "asset": {"symbol": "USD", "decimals": 2},
    "waterfall": [
        {"kind": "fund", "id": "insurance"},
        {"kind": "haircut", "id": "winners", "basis": "profit", "rule": "proportional", "rounding": "up"},
    ],
    "remainder": "park", "exits": "gated", "surplus": "residue",
}

# List only the actions that your code knows: nothing else is asked.
SUPPORTS = {
    "mechanisms": [MECHANISM], "actions": ["deposit", "withdraw", "settle", "loss", "resolve"],
    "genesis": True, "receipts": False, "maxAccounts": 64, "maxAmount": str(2 ** 256 - 1), "inFlight": 16,
}


class Venue:
    def __init__(self, genesis):
        accounts = genesis.get("accounts", {})
        self.capital = {i: int(account["capital"]) for i, account in accounts.items()}
        self.pnl = {i: int(account["pnl"]) for i, account in accounts.items()}      # below 0: insolvent
        self.insurance = int(genesis.get("funds", {}).get("insurance", "0"))
        self.pending = int(genesis.get("pending", "0"))
        self.deficit = int(genesis.get("deficit", "0"))
        self.residue = int(genesis.get("residue", "0"))

    def state(self):
        return {
            "accounts": {i: {"capital": str(self.capital[i]), "pnl": str(self.pnl[i])} for i in self.pnl},
            "funds": {"insurance": str(self.insurance)},
            "pending": str(self.pending), "deficit": str(self.deficit), "residue": str(self.residue),
        }

    def act(self, action):
        """Changes the venue; or returns why it does not, and changes nothing."""
        if action["type"] == "deposit":
            return self.deposit(action["account"], int(action["amount"]))
        if action["type"] == "withdraw":
            return self.withdraw(action["account"], int(action["amount"]))
        if action["type"] == "settle":
            return self.settle([(entry["account"], int(entry["amount"])) for entry in action["entries"]])
        if action["type"] == "loss":
            return self.loss(int(action["amount"]))
        return self.resolve()

    def deposit(self, account, amount):
        if amount <= 0:
            return "non-positive-amount"
        owed = max(0, -self.pnl.get(account, 0))            # a loss that is not paid yet takes the money first
        self.pnl[account] = self.pnl.get(account, 0) + min(amount, owed)
        self.capital[account] = self.capital.get(account, 0) + max(0, amount - owed)

    def withdraw(self, account, amount):
        if account not in self.pnl:
            return "unknown-account"
        if amount <= 0:
            return "non-positive-amount"
        if self.pending > 0 or any(pnl < 0 for pnl in self.pnl.values()):
            return "exits-gated"                            # nobody leaves while a loss is open
        if self.capital[account] < amount:
            return "insufficient-capital"
        self.capital[account] -= amount

    def settle(self, entries):
        names = [account for account, _ in entries]
        if any(account not in self.pnl for account in names):
            return "unknown-account"
        if len(set(names)) < len(names):
            return "duplicate-account"
        if sum(amount for _, amount in entries) != 0:
            return "not-zero-sum"
        if any(self.pnl[account] < 0 for account in names):
            return "account-insolvent"
        for account, amount in entries:
            self.pnl[account] += amount
            own = min(max(0, -self.pnl[account]), self.capital[account])    # profit pays first, then capital
            self.pnl[account] += own
            self.capital[account] -= own

    def loss(self, amount):
        if amount <= 0:
            return "non-positive-amount"
        self.pending += amount                              # assets are gone, and nobody has paid yet

    def resolve(self):
        loss = self.pending + sum(-pnl for pnl in self.pnl.values() if pnl < 0)
        self.pending = 0
        self.pnl = {account: max(0, pnl) for account, pnl in self.pnl.items()}
        loss -= self.draw(loss)
        # YOUR CODE: cut the winners, and take what they pay off the loss. This placeholder cuts nobody.
        self.deficit -= self.draw(self.deficit)             # only the fund pays for a deficit of earlier times
        self.deficit += loss

    def draw(self, loss):
        """What the insurance fund pays of a loss."""
        paid = min(loss, self.insurance)
        self.insurance -= paid
        return paid
