package main

// resolution is one resolve (section 7), with what it has to remember from its beginning.
type resolution struct {
	*Venue
	solvent      []string // in ascending id, as the defaulters are
	defaulters   []string
	ownLoss      map[string]Atoms            // of a defaulter: what its stakes may still pay (5.2)
	stakesBefore map[string]map[string]Atoms // what an assessment is measured on (5.4)
	drawn        map[string]Atoms            // what each fund has paid so far (5.1)
	surplus      Atoms
	receipts     []Receipt
}

func (v *Venue) resolve() []Receipt {
	r := &resolution{Venue: v, ownLoss: map[string]Atoms{}, drawn: map[string]Atoms{}}
	r.stakesBefore = map[string]map[string]Atoms{}
	for layer, stakes := range v.Stakes {
		r.stakesBefore[layer] = map[string]Atoms{}
		for i, stake := range stakes {
			r.stakesBefore[layer][i] = stake
		}
	}

	loss := v.Pending // 7.1
	v.Pending = Atoms{}
	for _, i := range v.ids() {
		account := v.Accounts[i]
		if !account.isInsolvent() {
			r.solvent = append(r.solvent, i)
			continue
		}
		r.defaulters = append(r.defaulters, i)
		r.ownLoss[i] = account.PnL.Negated()
		loss = loss.Plus(r.ownLoss[i])
		account.PnL = Atoms{}
	}
	if v.Remainder == "carry" {
		loss, v.Deficit = loss.Plus(v.Deficit), Atoms{}
	}

	for _, layer := range v.Waterfall { // 7.2
		loss = loss.Minus(r.ask(layer, loss))
	}
	for _, layer := range v.Waterfall { // 7.4; under carry there is no deficit by now
		if layer.Kind == "fund" {
			v.Deficit = v.Deficit.Minus(r.ask(layer, v.Deficit))
		}
	}
	v.Deficit = v.Deficit.Plus(loss) // 7.5
	if v.Remainder == "halt" && loss.Sign() > 0 {
		v.Halted = true
	}
	v.sink(r.surplus) // 7.6
	return append(r.receipts, Receipt{Layer: "surplus", Amount: r.surplus}, Receipt{Layer: "deficit", Amount: loss})
}

// ask lets a layer pay its part of a loss (7.2). Returns how much of the loss that covered.
func (r *resolution) ask(layer Layer, loss Atoms) Atoms {
	bases := r.bases(layer)
	part := least(loss, total(bases))
	if part.Sign() == 0 {
		return part
	}
	paid := r.divide(layer, bases, part)
	for _, share := range paid {
		r.take(layer, share)
	}
	r.surplus = r.surplus.Plus(positive(total(paid).Minus(part)))
	return least(total(paid), part)
}

// bases are the payers of a layer, in ascending id, each with the most that it can pay, above 0 (section 5).
func (r *resolution) bases(layer Layer) (bases []Share) {
	add := func(payer string, base Atoms) {
		if base.Sign() > 0 {
			bases = append(bases, Share{payer, base})
		}
	}
	switch layer.Kind {
	case "fund": // 5.1
		base := r.Funds[layer.ID].Minus(layer.Floor)
		if layer.EventCap != nil {
			base = least(base, layer.EventCap.Minus(r.drawn[layer.ID]))
		}
		add(layer.ID, base)
	case "defaulter-stake": // 5.2
		for _, i := range r.defaulters {
			add(i, least(r.Stakes[layer.Tranche][i], r.ownLoss[i]))
		}
	case "tranche": // 5.3
		for _, i := range r.solvent {
			add(i, r.Stakes[layer.ID][i])
		}
	case "assessment": // 5.4
		for _, i := range r.solvent {
			add(i, least(r.Accounts[i].Capital, layer.Multiple.Of(r.stakesBefore[layer.Tranche][i])))
		}
	case "haircut": // 5.5
		for _, i := range r.solvent {
			add(i, haircutBase(layer, r.Accounts[i]))
		}
	}
	return
}

func haircutBase(layer Layer, account *Account) Atoms {
	base := Atoms{}
	if layer.Basis != "profit" {
		base = base.Plus(account.Capital)
	}
	if layer.Basis != "capital" {
		base = base.Plus(positive(account.PnL))
	}
	if layer.Cap != nil {
		base = layer.Cap.Of(base)
	}
	return base
}

// divide says what each payer of a layer pays: one after the other (5.1, 5.2), or in proportion (section 6).
func (r *resolution) divide(layer Layer, bases []Share, part Atoms) []Share {
	if layer.Kind != "fund" && layer.Kind != "defaulter-stake" {
		return split(bases, part, layer.Rounding)
	}
	paid := []Share{}
	for _, base := range bases {
		amount := least(base.Amount, part)
		paid = append(paid, Share{base.Payer, amount})
		part = part.Minus(amount)
	}
	return paid
}

// take takes what a payer pays out of where the layer takes it from, and writes the receipt.
func (r *resolution) take(layer Layer, share Share) {
	payer, amount := share.Payer, share.Amount
	if layer.Kind == "fund" {
		r.Funds[payer] = r.Funds[payer].Minus(amount)
		r.drawn[payer] = r.drawn[payer].Plus(amount)
		r.receipts = append(r.receipts, Receipt{Layer: layer.ID, Amount: amount})
		return
	}
	r.receipts = append(r.receipts, Receipt{layer.ID, payer, amount})
	if layer.Kind == "defaulter-stake" {
		r.addStake(layer.Tranche, payer, amount.Negated())
		r.ownLoss[payer] = r.ownLoss[payer].Minus(amount)
		return
	}
	r.addClaim(payer, amount) // 7.3
	account := r.Accounts[payer]
	switch {
	case layer.Kind == "tranche":
		r.addStake(layer.ID, payer, amount.Negated())
	case layer.Kind == "assessment" || layer.Basis == "capital":
		account.Capital = account.Capital.Minus(amount)
	default: // profit, and equity: P down to 0, then C, which a cut of profit never reaches
		account.debit(amount)
	}
}
