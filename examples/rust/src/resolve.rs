//! Sections 5 and 7: the waterfall.

use crate::atoms::Atoms;
use crate::documents::{Basis, ById, Layer, Receipt, Remainder, Rule, Timing};
use crate::split::{split, total, Share};
use crate::venue::{at, Venue};
use std::mem::take;

/// One resolve, with what it has to remember from its beginning.
struct Resolution<'v, 'm> {
    venue: &'v mut Venue<'m>,
    solvent: Vec<String>,
    /// Of each defaulter: what its stakes may still pay (5.2).
    own_loss: ById<Atoms>,
    /// What an assessment is measured on (5.4).
    stakes_before: ById<ById<Atoms>>,
    /// What each fund has paid so far (5.1).
    drawn: ById<Atoms>,
    surplus: Atoms,
    receipts: Vec<Receipt>,
}

pub fn resolve(venue: &mut Venue) -> Vec<Receipt> {
    let mechanism = venue.mechanism;
    let mut loss = take(&mut venue.state.pending); // 7.1
    let (mut solvent, mut own_loss) = (Vec::new(), ById::new());
    for (id, account) in &mut venue.state.accounts {
        if account.is_insolvent() {
            let own = -take(&mut account.pnl);
            loss += &own;
            own_loss.insert(id.clone(), own);
        } else {
            solvent.push(id.clone());
        }
    }
    if mechanism.remainder == Remainder::Carry {
        loss += &take(&mut venue.state.deficit);
    }

    let stakes_before = venue.state.stakes.clone();
    let (drawn, surplus, receipts) = Default::default();
    let mut this = Resolution { venue, solvent, own_loss, stakes_before, drawn, surplus, receipts };
    for layer in &mechanism.waterfall {
        loss -= &this.ask(layer, &loss); // 7.2
    }
    for layer in &mechanism.waterfall {
        if let Layer::Fund { .. } = layer {
            let deficit = this.venue.state.deficit.clone(); // 0 by now under carry
            let paid = this.ask(layer, &deficit); // 7.4
            this.venue.state.deficit -= &paid;
        }
    }

    let Resolution { surplus, mut receipts, .. } = this;
    venue.state.deficit += &loss; // 7.5
    venue.state.halted |= mechanism.remainder == Remainder::Halt && loss.is_positive();
    venue.sink(&surplus); // 7.6
    receipts.push(Receipt { layer: "surplus".into(), account: None, amount: surplus });
    receipts.push(Receipt { layer: "deficit".into(), account: None, amount: loss });
    receipts
}

impl Resolution<'_, '_> {
    /// Lets a layer pay its part of a loss (7.2). Returns how much of the loss that covered.
    fn ask(&mut self, layer: &Layer, loss: &Atoms) -> Atoms {
        let bases = self.bases(layer);
        let part = total(&bases).min(loss.clone());
        if part.is_zero() {
            return part;
        }
        let paid = divide(layer, bases, &part);
        for share in &paid {
            self.take(layer, share);
        }
        let paid = total(&paid);
        self.surplus += &(paid.clone() - &part).or_zero();
        paid.min(part)
    }

    /// Section 5: the payers, in ascending id, each with the most that it can pay, above 0.
    fn bases(&self, layer: &Layer) -> Vec<Share> {
        let state = &self.venue.state;
        let of_solvent = |base: &dyn Fn(&str) -> Atoms| -> Vec<Share> {
            self.solvent.iter().map(|id| Share { payer: id.clone(), amount: base(id) }).collect()
        };
        let mut bases = match layer {
            Layer::Fund { id, floor, event_cap } => {
                let above_floor = at(&state.funds, id) - floor;
                let amount = match event_cap {
                    None => above_floor,
                    Some(cap) => above_floor.min(cap.clone() - &at(&self.drawn, id)),
                };
                vec![Share { payer: id.clone(), amount }]
            }
            Layer::DefaulterStake { tranche, .. } => {
                let stakes = &state.stakes[tranche];
                (self.own_loss.iter())
                    .map(|(id, own)| Share { payer: id.clone(), amount: at(stakes, id).min(own.clone()) })
                    .collect()
            }
            Layer::Tranche { id: tranche, .. } => of_solvent(&|id| at(&state.stakes[tranche], id)),
            Layer::Assessment { tranche, multiple, .. } => of_solvent(&|id| {
                let bound = multiple.of(&at(&self.stakes_before[tranche], id));
                bound.min(state.accounts[id].capital.clone())
            }),
            Layer::Haircut { basis, cap, rule: Rule::Proportional, timing: Timing::AtResolve, .. } => {
                of_solvent(&|id| {
                    let account = &state.accounts[id];
                    let base = match basis {
                        Basis::Profit => account.profit(),
                        Basis::Capital => account.capital.clone(),
                        Basis::Equity => account.profit() + &account.capital,
                    };
                    cap.as_ref().map_or(base.clone(), |cap| cap.of(&base))
                })
            }
        };
        bases.retain(|base| base.amount.is_positive());
        bases
    }

    /// Takes what a payer pays out of where the layer takes it from, and writes the receipt.
    fn take(&mut self, layer: &Layer, Share { payer, amount }: &Share) {
        let venue = &mut *self.venue;
        match layer {
            Layer::Fund { .. } => {
                *venue.fund(payer) -= amount;
                *self.drawn.entry(payer.clone()).or_default() += amount;
            }
            Layer::DefaulterStake { tranche, .. } => {
                *venue.stake(tranche, payer) -= amount;
                *self.own_loss.entry(payer.clone()).or_default() -= amount;
            }
            Layer::Tranche { id, .. } => *venue.stake(id, payer) -= amount,
            Layer::Assessment { .. } | Layer::Haircut { basis: Basis::Capital, .. } => {
                venue.account(payer).capital -= amount;
            }
            // P down to 0, then C, which a cut of profit never reaches.
            Layer::Haircut { .. } => venue.account(payer).debit(amount),
        }
        if !matches!(layer, Layer::Fund { .. } | Layer::DefaulterStake { .. }) {
            *venue.claim(payer) += amount; // 7.3
        }
        let account = (!matches!(layer, Layer::Fund { .. })).then(|| payer.clone());
        self.receipts.push(Receipt { layer: layer.id().into(), account, amount: amount.clone() });
    }
}

/// What each payer of a layer pays: one after the other (5.1, 5.2), or in proportion (section 6).
fn divide(layer: &Layer, bases: Vec<Share>, part: &Atoms) -> Vec<Share> {
    match layer {
        Layer::Tranche { rounding, .. }
        | Layer::Assessment { rounding, .. }
        | Layer::Haircut { rounding, .. } => split(bases, part, *rounding),
        Layer::Fund { .. } | Layer::DefaulterStake { .. } => {
            let mut left = part.clone();
            let pays = |Share { payer, amount: base }| {
                let amount = base.min(left.clone());
                left -= &amount;
                Share { payer, amount }
            };
            bases.into_iter().map(pays).collect()
        }
    }
}
