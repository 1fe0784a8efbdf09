// YOUR CODE goes here: hold the state in your own types, and call your own functions.
//
// It runs as it is, and is convicted: its resolve cuts nobody. Money is whole atoms, of any size.
package main

import (
	"log"
	"math/big"
)

// Who pays a loss, and in what order: `npx paripassu mechanisms` shows real ones.
var mechanism = object{
	"name":  "fund, then winners",
	"asset": object{"symbol": "USD", "decimals": 2},
	"waterfall": []object{
		{"kind": "fund", "id": "insurance"},
		{"kind": "haircut", "id": "winners", "basis": "profit", "rule": "proportional", "rounding": "up"},
	},
	"remainder": "park", "exits": "gated", "surplus": "residue",
}

// List only the actions that your code knows: nothing else is asked.
var supports = object{
	"mechanisms": []object{mechanism},
	"actions":    []string{"deposit", "withdraw", "settle", "loss", "resolve"},
	"genesis":    true, "receipts": false, "maxAccounts": 64, "inFlight": 16,
	"maxAmount": "340282366920938463463374607431768211455", // 2^128 - 1
}

// Action is what is asked; amounts travel as text.
type Action struct {
	Type, Account, Amount string
	Entries               []struct{ Account, Amount string }
}

// State is what is read at the beginning, and told after every action.
type State struct {
	Accounts map[string]Account `json:"accounts"`
	Funds    map[string]string  `json:"funds"`
	Pending  string             `json:"pending"`
	Deficit  string             `json:"deficit"`
	Residue  string             `json:"residue"`
}

type Account struct {
	Capital string `json:"capital"`
	PnL     string `json:"pnl"`
}

type venue struct {
	accounts                             map[string]*account
	insurance, pending, deficit, residue *big.Int
}

type account struct{ capital, pnl *big.Int } // a negative pnl is the unpaid loss of an insolvent account

func open(genesis State) *venue {
	v := &venue{
		accounts:  map[string]*account{},
		insurance: atoms(genesis.Funds["insurance"]),
		pending:   atoms(genesis.Pending),
		deficit:   atoms(genesis.Deficit),
		residue:   atoms(genesis.Residue),
	}
	for id, a := range genesis.Accounts {
		v.accounts[id] = &account{atoms(a.Capital), atoms(a.PnL)}
	}
	return v
}

func (v *venue) state() State {
	accounts := map[string]Account{}
	for id, a := range v.accounts {
		accounts[id] = Account{a.capital.String(), a.pnl.String()}
	}
	funds := map[string]string{"insurance": v.insurance.String()}
	return State{accounts, funds, v.pending.String(), v.deficit.String(), v.residue.String()}
}

// act changes the venue; or it returns why it does not, and changes nothing.
func (v *venue) act(a Action) string {
	switch a.Type {
	case "deposit":
		return v.deposit(a.Account, atoms(a.Amount))
	case "withdraw":
		return v.withdraw(a.Account, atoms(a.Amount))
	case "settle":
		return v.settle(a)
	case "loss":
		return v.loss(atoms(a.Amount))
	}
	return v.resolve()
}

func (v *venue) deposit(id string, amount *big.Int) string {
	if amount.Sign() <= 0 {
		return "non-positive-amount"
	}
	if v.accounts[id] == nil {
		v.accounts[id] = &account{new(big.Int), new(big.Int)}
	}
	a := v.accounts[id]
	repaid := least(amount, owed(a)) // a loss that is not paid yet takes the money first
	a.pnl.Add(a.pnl, repaid)
	a.capital.Add(a.capital, amount.Sub(amount, repaid))
	return ""
}

func (v *venue) withdraw(id string, amount *big.Int) string {
	a := v.accounts[id]
	switch {
	case a == nil:
		return "unknown-account"
	case amount.Sign() <= 0:
		return "non-positive-amount"
	case v.lossIsOpen():
		return "exits-gated" // nobody leaves while a loss is open
	case a.capital.Cmp(amount) < 0:
		return "insufficient-capital"
	}
	a.capital.Sub(a.capital, amount)
	return ""
}

func (v *venue) settle(action Action) string {
	changes, sum := map[string]*big.Int{}, new(big.Int)
	insolvent := false
	for _, entry := range action.Entries {
		a := v.accounts[entry.Account]
		if a == nil {
			return "unknown-account"
		}
		changes[entry.Account] = atoms(entry.Amount)
		sum.Add(sum, changes[entry.Account])
		insolvent = insolvent || a.pnl.Sign() < 0
	}
	switch {
	case len(changes) < len(action.Entries):
		return "duplicate-account"
	case sum.Sign() != 0:
		return "not-zero-sum"
	case insolvent:
		return "account-insolvent"
	}
	for id, amount := range changes {
		a := v.accounts[id]
		a.pnl.Add(a.pnl, amount)
		own := least(a.capital, owed(a)) // profit pays first, then capital
		a.pnl.Add(a.pnl, own)
		a.capital.Sub(a.capital, own)
	}
	return ""
}

func (v *venue) loss(amount *big.Int) string {
	if amount.Sign() <= 0 {
		return "non-positive-amount"
	}
	v.pending.Add(v.pending, amount) // assets are gone, and nobody has paid yet
	return ""
}

func (v *venue) resolve() string {
	loss := v.pending
	v.pending = new(big.Int)
	for _, a := range v.accounts {
		loss.Add(loss, owed(a))
		a.pnl.Add(a.pnl, owed(a))
	}
	loss.Sub(loss, v.draw(loss))
	// YOUR CODE: cut the winners, and take what they pay off the loss. This placeholder cuts nobody.
	v.deficit.Sub(v.deficit, v.draw(v.deficit)) // only the fund pays for a deficit of earlier times
	v.deficit.Add(v.deficit, loss)
	return ""
}

// draw is what the insurance fund pays of a loss.
func (v *venue) draw(loss *big.Int) *big.Int {
	paid := least(loss, v.insurance)
	v.insurance.Sub(v.insurance, paid)
	return paid
}

func (v *venue) lossIsOpen() bool {
	for _, a := range v.accounts {
		if a.pnl.Sign() < 0 {
			return true
		}
	}
	return v.pending.Sign() > 0
}

// owed is the loss that an insolvent account has not paid, and 0 for others.
func owed(a *account) *big.Int {
	if a.pnl.Sign() >= 0 {
		return new(big.Int)
	}
	return new(big.Int).Neg(a.pnl)
}

// least is the smaller of two amounts, as an amount of its own.
func least(a, b *big.Int) *big.Int {
	if a.Cmp(b) > 0 {
		a = b
	}
	return new(big.Int).Set(a)
}

// atoms reads an amount, which travels as text; 0 where nothing is said.
func atoms(text string) *big.Int {
	if text == "" {
		return new(big.Int)
	}
	amount, ok := new(big.Int).SetString(text, 10)
	if !ok {
		log.Fatalf("expected an amount as text, found %q", text)
	}
	return amount
}
