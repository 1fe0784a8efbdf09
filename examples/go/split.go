package main

import "sort"

// Share is a payer with what it can pay, or with what it pays.
type Share struct {
	Payer  string
	Amount Atoms
}

func total(shares []Share) (sum Atoms) {
	for _, share := range shares {
		sum = sum.Plus(share.Amount)
	}
	return
}

var roundings = []string{"up", "down", "largest-remainder", "sequential", "unspecified"}

// split divides a part H, at most the sum U of the bases, in proportion (section 6). The bases are
// above 0 and in ascending id. Each quota H * w / U is cut to whole atoms once (6.2).
func split(bases []Share, part Atoms, rounding string) []Share {
	if rounding == "sequential" {
		return splitInTurn(bases, part)
	}
	whole := total(bases)
	paid := make([]Share, len(bases))
	rests := make([]Atoms, len(bases)) // what the floor cuts off, in parts of U
	for i, base := range bases {
		paid[i].Payer = base.Payer
		paid[i].Amount, rests[i] = base.Amount.TimesOver(part, whole)
	}
	for _, i := range roundedUp(rests, part.Minus(total(paid)), rounding) {
		paid[i].Amount = paid[i].Amount.Plus(oneAtom)
	}
	return paid
}

// roundedUp says whose quotas are rounded up, by their place, where the floors leave a gap.
func roundedUp(rests []Atoms, gap Atoms, rounding string) []int {
	fractional := []int{}
	for i, rest := range rests {
		if rest.Sign() > 0 {
			fractional = append(fractional, i)
		}
	}
	switch rounding {
	case "up":
		return fractional
	case "down":
		return nil
	default: // largest-remainder, and unspecified (6.1). A stable sort leaves ties to the smaller id.
		sort.SliceStable(fractional, func(a, b int) bool { return rests[fractional[b]].Less(rests[fractional[a]]) })
		return fractional[:gap.big().Int64()] // fewer atoms than there are fractional quotas
	}
}

// splitInTurn takes of each base floor(H' * w / U'), H' and U' being what is left of both.
func splitInTurn(bases []Share, part Atoms) []Share {
	left, whole := part, total(bases)
	paid := make([]Share, len(bases))
	for i, base := range bases {
		amount, _ := base.Amount.TimesOver(left, whole)
		paid[i] = Share{base.Payer, amount}
		left, whole = left.Minus(amount), whole.Minus(base.Amount)
	}
	return paid
}
