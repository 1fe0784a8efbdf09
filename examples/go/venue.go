package main

import (
	"fmt"
	"sort"
)

// Venue is a state under a mechanism.
type Venue struct {
	Mechanism
	State
}

// open makes a venue of a genesis, with every fund and tranche of the waterfall (2.2).
func open(mechanism Mechanism, genesis State) (*Venue, error) {
	funds, stakes := map[string]Atoms{}, map[string]map[string]Atoms{}
	for _, layer := range mechanism.Waterfall {
		switch layer.Kind {
		case "fund":
			funds[layer.ID] = genesis.Funds[layer.ID]
		case "tranche":
			stakes[layer.ID] = map[string]Atoms{}
			for i, stake := range genesis.Stakes[layer.ID] {
				stakes[layer.ID][i] = stake
			}
		}
	}
	for id := range genesis.Funds {
		if _, known := funds[id]; !known {
			return nil, fmt.Errorf("the genesis has a fund %s, and the waterfall has none", id)
		}
	}
	for id := range genesis.Stakes {
		if stakes[id] == nil {
			return nil, fmt.Errorf("the genesis has a tranche %s, and the waterfall has none", id)
		}
	}
	if _, isFund := funds[mechanism.Surplus]; !isFund && mechanism.Surplus != "residue" {
		return nil, fmt.Errorf("expected residue or a fund as surplus, found %s", mechanism.Surplus)
	}
	if genesis.Accounts == nil {
		genesis.Accounts = map[string]*Account{}
	}
	if genesis.Claims == nil {
		genesis.Claims = map[string]Atoms{}
	}
	genesis.Funds, genesis.Stakes = funds, stakes
	return &Venue{mechanism, genesis}, nil
}

// ids are the known accounts in ascending order (1.4). Go compares text by bytes, as names want it.
func (v *Venue) ids() []string {
	ids := make([]string, 0, len(v.Accounts))
	for id := range v.Accounts {
		ids = append(ids, id)
	}
	sort.Strings(ids)
	return ids
}

func (a *Account) isInsolvent() bool { return a.PnL.Sign() < 0 } // 2.1

// lossIsOpen is 2.4.
func (v *Venue) lossIsOpen() bool {
	for _, account := range v.Accounts {
		if account.isInsolvent() {
			return true
		}
	}
	return v.Pending.Sign() > 0
}

// credit repays a negative P first; the rest goes to C (4.1).
func (a *Account) credit(amount Atoms) {
	repaid := least(amount, positive(a.PnL.Negated()))
	a.PnL = a.PnL.Plus(repaid)
	a.Capital = a.Capital.Plus(amount.Minus(repaid))
}

// debit takes P down to 0, then C down to 0, and what is left makes P negative (4.2).
func (a *Account) debit(amount Atoms) {
	fromPnL := least(amount, positive(a.PnL))
	fromCapital := least(amount.Minus(fromPnL), a.Capital)
	a.Capital = a.Capital.Minus(fromCapital)
	a.PnL = a.PnL.Minus(amount.Minus(fromCapital))
}

// sink is where rounding surplus goes (3.5).
func (v *Venue) sink(amount Atoms) {
	if v.Surplus == "residue" {
		v.Residue = v.Residue.Plus(amount)
	} else {
		v.Funds[v.Surplus] = v.Funds[v.Surplus].Plus(amount)
	}
}

func (v *Venue) addStake(layer, account string, amount Atoms) {
	v.Stakes[layer][account] = v.Stakes[layer][account].Plus(amount)
}

func (v *Venue) addClaim(account string, amount Atoms) {
	v.Claims[account] = v.Claims[account].Plus(amount)
}
