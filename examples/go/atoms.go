package main

import (
	"encoding/json"
	"fmt"
	"math/big"
	"regexp"
)

// Atoms is an amount of money: whole atoms, of any size and sign (1.1). The zero value is 0,
// so that a name that a map does not hold has nothing. No method changes its operands.
type Atoms struct{ n *big.Int }

var zero = new(big.Int)

func (a Atoms) big() *big.Int {
	if a.n == nil {
		return zero
	}
	return a.n
}

func (a Atoms) Plus(b Atoms) Atoms  { return Atoms{new(big.Int).Add(a.big(), b.big())} }
func (a Atoms) Minus(b Atoms) Atoms { return Atoms{new(big.Int).Sub(a.big(), b.big())} }
func (a Atoms) Negated() Atoms      { return Atoms{new(big.Int).Neg(a.big())} }
func (a Atoms) Sign() int           { return a.big().Sign() }
func (a Atoms) Less(b Atoms) bool   { return a.big().Cmp(b.big()) < 0 }

// TimesOver is floor(a * b / c) and the rest of that division (1.3); none of the three is negative.
func (a Atoms) TimesOver(b, c Atoms) (floor, rest Atoms) {
	product := new(big.Int).Mul(a.big(), b.big())
	quotient, remainder := new(big.Int).QuoRem(product, c.big(), new(big.Int))
	return Atoms{quotient}, Atoms{remainder}
}

func least(a, b Atoms) Atoms {
	if b.Less(a) {
		return b
	}
	return a
}

// positive is max(a, 0).
func positive(a Atoms) Atoms {
	if a.Sign() < 0 {
		return Atoms{}
	}
	return a
}

var oneAtom = Atoms{big.NewInt(1)}

var amountText = regexp.MustCompile(`^(0|-?[1-9][0-9]*)$`)

// UnmarshalJSON reads decimal text; a JSON number is no amount (section 10).
func (a *Atoms) UnmarshalJSON(data []byte) error {
	text, err := textMatching(amountText, data)
	if err != nil {
		return fmt.Errorf("expected an amount as text, such as \"12\": %w", err)
	}
	a.n, _ = new(big.Int).SetString(text, 10)
	return nil
}

func (a Atoms) MarshalJSON() ([]byte, error) { return json.Marshal(a.big().String()) }

// Ratio is an exact decimal (1.2).
type Ratio struct{ r *big.Rat }

var ratioText = regexp.MustCompile(`^(0|[1-9][0-9]*)(\.[0-9]+)?$`)

func (q *Ratio) UnmarshalJSON(data []byte) error {
	text, err := textMatching(ratioText, data)
	if err != nil {
		return fmt.Errorf("expected a ratio as text, such as \"0.25\": %w", err)
	}
	q.r, _ = new(big.Rat).SetString(text)
	return nil
}

// Of is floor(q * a).
func (q Ratio) Of(a Atoms) Atoms {
	floor, _ := a.TimesOver(Atoms{q.r.Num()}, Atoms{q.r.Denom()})
	return floor
}

func textMatching(pattern *regexp.Regexp, data []byte) (string, error) {
	var text string
	if err := json.Unmarshal(data, &text); err != nil || !pattern.MatchString(text) {
		return "", fmt.Errorf("found %.80s", data)
	}
	return text, nil
}
