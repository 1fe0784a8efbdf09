package main

func (a Action) is(types ...string) bool { return isIn(a.Type, types...) }

// refusal is the table of 4.4, from the top; "" where no reason applies.
func (v *Venue) refusal(a Action) string {
	account := v.Accounts[a.Account]
	switch {
	case v.Halted && !a.is("topUp", "resolve", "recover"):
		return "halted"
	case a.is("withdraw", "stake", "unstake", "fee", "realize") && account == nil:
		return "unknown-account"
	case !v.areKnown(a.Entries):
		return "unknown-account"
	case a.is("stake", "unstake") && v.Stakes[a.Layer] == nil:
		return "unknown-layer"
	case a.is("fee", "topUp") && !v.hasFund(a.Layer):
		return "unknown-layer"
	case !a.is("settle", "realize", "resolve") && a.Amount.Sign() <= 0:
		return "non-positive-amount"
	case haveDuplicates(a.Entries):
		return "duplicate-account"
	case sumOf(a.Entries).Sign() != 0:
		return "not-zero-sum"
	case v.nameInsolvent(a.Entries):
		return "account-insolvent"
	case v.Exits == "gated" && a.is("withdraw", "stake", "unstake", "realize") && v.lossIsOpen():
		return "exits-gated"
	case a.is("withdraw", "stake", "fee") && account.Capital.Less(a.Amount):
		return "insufficient-capital"
	case a.is("unstake") && v.Stakes[a.Layer][a.Account].Less(a.Amount):
		return "insufficient-stake"
	}
	return ""
}

// apply is the table of 4.3. Returns the receipts, where the action has any.
func (v *Venue) apply(a Action) []Receipt {
	account := v.Accounts[a.Account]
	if a.is("deposit") && account == nil {
		account = &Account{}
		v.Accounts[a.Account] = account
	}
	if a.is("withdraw", "stake", "fee") {
		account.Capital = account.Capital.Minus(a.Amount)
	}
	switch a.Type {
	case "deposit":
		account.credit(a.Amount)
	case "stake":
		v.addStake(a.Layer, a.Account, a.Amount)
	case "unstake":
		v.addStake(a.Layer, a.Account, a.Amount.Negated())
		account.credit(a.Amount)
	case "fee", "topUp":
		v.Funds[a.Layer] = v.Funds[a.Layer].Plus(a.Amount)
	case "settle":
		for _, entry := range a.Entries {
			v.Accounts[entry.Account].settle(entry.Amount)
		}
	case "realize":
		profit := positive(account.PnL)
		account.PnL = account.PnL.Minus(profit)
		account.Capital = account.Capital.Plus(profit)
	case "loss":
		v.Pending = v.Pending.Plus(a.Amount)
	case "resolve":
		return v.resolve()
	case "recover":
		return v.recover(a.Amount)
	}
	return nil
}

// settle credits a gain to P, and debits a loss. Nobody named is insolvent, so all of a gain is profit.
func (a *Account) settle(amount Atoms) {
	if amount.Sign() < 0 {
		a.debit(amount.Negated())
	} else {
		a.PnL = a.PnL.Plus(amount)
	}
}

// recover shares external money among the claims, in proportion and rounded down (8.1).
func (v *Venue) recover(amount Atoms) []Receipt {
	claims := []Share{}
	for _, i := range v.ids() {
		if v.Claims[i].Sign() > 0 {
			claims = append(claims, Share{i, v.Claims[i]})
		}
	}
	receipts := []Receipt{}
	rest := amount
	for _, back := range split(claims, least(amount, total(claims)), "down") {
		v.addClaim(back.Payer, back.Amount.Negated())
		v.Accounts[back.Payer].credit(back.Amount)
		receipts = append(receipts, Receipt{"recovery", back.Payer, back.Amount})
		rest = rest.Minus(back.Amount)
	}
	v.sink(rest)
	return append(receipts, Receipt{Layer: "surplus", Amount: rest})
}

func (v *Venue) areKnown(entries []Entry) bool {
	for _, entry := range entries {
		if v.Accounts[entry.Account] == nil {
			return false
		}
	}
	return true
}

func (v *Venue) nameInsolvent(entries []Entry) bool {
	for _, entry := range entries {
		if v.Accounts[entry.Account].isInsolvent() {
			return true
		}
	}
	return false
}

func haveDuplicates(entries []Entry) bool {
	seen := map[string]bool{}
	for _, entry := range entries {
		seen[entry.Account] = true
	}
	return len(seen) < len(entries)
}

func sumOf(entries []Entry) (sum Atoms) {
	for _, entry := range entries {
		sum = sum.Plus(entry.Amount)
	}
	return
}

func (v *Venue) hasFund(id string) bool {
	_, has := v.Funds[id]
	return has
}
