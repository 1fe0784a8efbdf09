package main

import (
	"bytes"
	"encoding/json"
	"fmt"
)

// Mechanism is the data of section 3.
type Mechanism struct {
	Name      string          `json:"name"`
	Asset     json.RawMessage `json:"asset"`
	Waterfall []Layer         `json:"waterfall"`
	Remainder string          `json:"remainder"`
	Exits     string          `json:"exits"`
	Surplus   string          `json:"surplus"`
}

// Layer has the members of every kind of layer; which of them it has depends on its kind.
type Layer struct {
	Kind     string `json:"kind"`
	ID       string `json:"id"`
	Floor    Atoms  `json:"floor"`
	EventCap *Atoms `json:"eventCap"`
	Tranche  string `json:"tranche"`
	Multiple *Ratio `json:"multiple"`
	Basis    string `json:"basis"`
	Rule     string `json:"rule"`
	Cap      *Ratio `json:"cap"`
	Timing   string `json:"timing"`
	Rounding string `json:"rounding"`
}

// State is section 2: the genesis of a scenario, and what is reported after every step.
type State struct {
	Accounts map[string]*Account         `json:"accounts"`
	Funds    map[string]Atoms            `json:"funds"`
	Stakes   map[string]map[string]Atoms `json:"stakes"`
	Claims   map[string]Atoms            `json:"claims"`
	Pending  Atoms                       `json:"pending"`
	Deficit  Atoms                       `json:"deficit"`
	Residue  Atoms                       `json:"residue"`
	Halted   bool                        `json:"halted"`
}

type Account struct {
	Capital Atoms `json:"capital"`
	PnL     Atoms `json:"pnl"`
}

// Action has the members of every action of section 4.
type Action struct {
	Type    string  `json:"type"`
	Account string  `json:"account"`
	Layer   string  `json:"layer"`
	Amount  Atoms   `json:"amount"`
	Entries []Entry `json:"entries"`
}

type Entry struct {
	Account string `json:"account"`
	Amount  Atoms  `json:"amount"`
}

type Scenario struct {
	Mechanism Mechanism `json:"mechanism"`
	Genesis   State     `json:"genesis"`
	Actions   []Action  `json:"actions"`
}

// Step and Receipt are 10.2 and 9.1.
type Step struct {
	Outcome  string          `json:"outcome"`
	Code     string          `json:"code,omitempty"`
	Receipts []Receipt       `json:"receipts,omitempty"`
	State    json.RawMessage `json:"state"`
}

type Receipt struct {
	Layer   string `json:"layer"`
	Account string `json:"account,omitempty"`
	Amount  Atoms  `json:"amount"`
}

var actionTypes = []string{
	"deposit", "withdraw", "stake", "unstake", "fee", "topUp", "settle", "realize", "loss", "resolve", "recover",
}

// readScenario refuses what this venue does not know, rather than passing over it.
func readScenario(data []byte) (scenario Scenario, err error) {
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.DisallowUnknownFields() // section 10: documents are closed
	if err = decoder.Decode(&scenario); err != nil {
		return
	}
	m := scenario.Mechanism
	faults := []error{
		oneOf(m.Remainder, "park", "carry", "halt"),
		oneOf(m.Exits, "gated", "open"),
	}
	for _, layer := range m.Waterfall {
		faults = append(faults, oneOf(layer.Kind, "fund", "defaulter-stake", "tranche", "assessment", "haircut"))
		if layer.Rounding != "" {
			faults = append(faults, oneOf(layer.Rounding, roundings...))
		}
		if layer.Kind == "assessment" && layer.Multiple == nil {
			faults = append(faults, fmt.Errorf("expected a multiple in the assessment %s", layer.ID))
		}
		if layer.Kind == "haircut" {
			faults = append(faults,
				oneOf(layer.Basis, "profit", "capital", "equity"),
				oneOf(layer.Rule, "proportional"),
				oneOf(layer.Timing, "", "at-resolve"))
		}
	}
	for _, action := range scenario.Actions {
		faults = append(faults, oneOf(action.Type, actionTypes...))
	}
	for _, fault := range faults {
		if fault != nil {
			return scenario, fault
		}
	}
	return
}

func oneOf(found string, allowed ...string) error {
	if isIn(found, allowed...) {
		return nil
	}
	return fmt.Errorf("expected one of %q, found %q", allowed, found)
}

func isIn(name string, names ...string) bool {
	for _, one := range names {
		if one == name {
			return true
		}
	}
	return false
}
