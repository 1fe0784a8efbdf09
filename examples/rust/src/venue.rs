//! Section 2, and what a venue does to itself everywhere.

use crate::atoms::Atoms;
use crate::documents::{Account, ById, Exits, Layer, Mechanism, State};

/// A state under a mechanism.
pub struct Venue<'a> {
    pub mechanism: &'a Mechanism,
    pub state: State,
}

impl Venue<'_> {
    /// A genesis, with every fund and tranche of the waterfall (2.2), and nothing for others.
    pub fn open(mechanism: &Mechanism, mut state: State) -> Result<Venue<'_>, String> {
        let named: Vec<String> = state.funds.keys().chain(state.stakes.keys()).cloned().collect();
        for layer in &mechanism.waterfall {
            match layer {
                Layer::Fund { id, .. } => drop(state.funds.entry(id.clone()).or_default()),
                Layer::Tranche { id, .. } => drop(state.stakes.entry(id.clone()).or_default()),
                _ => {}
            }
        }
        if let Some(id) = named.iter().find(|&id| mechanism.waterfall.iter().all(|layer| layer.id() != id)) {
            return Err(format!("the genesis has a layer {id}, and the waterfall has none"));
        }
        if mechanism.surplus != "residue" && !state.funds.contains_key(&mechanism.surplus) {
            return Err(format!("expected residue or a fund as surplus, found {}", mechanism.surplus));
        }
        Ok(Venue { mechanism, state })
    }

    /// 2.4
    pub fn is_loss_open(&self) -> bool {
        self.state.pending.is_positive() || self.state.accounts.values().any(Account::is_insolvent)
    }

    /// 3.4
    pub fn is_gated(&self) -> bool {
        self.mechanism.exits == Exits::Gated && self.is_loss_open()
    }

    /// Somebody known.
    pub fn account(&mut self, id: &str) -> &mut Account {
        self.state.accounts.get_mut(id).expect("an account that is known")
    }

    pub fn stake(&mut self, layer: &str, account: &str) -> &mut Atoms {
        self.state.stakes.entry(layer.into()).or_default().entry(account.into()).or_default()
    }

    pub fn claim(&mut self, account: &str) -> &mut Atoms {
        self.state.claims.entry(account.into()).or_default()
    }

    pub fn fund(&mut self, id: &str) -> &mut Atoms {
        self.state.funds.entry(id.into()).or_default()
    }

    /// Where rounding surplus goes (3.5).
    pub fn sink(&mut self, amount: &Atoms) {
        match self.mechanism.surplus.as_str() {
            "residue" => self.state.residue += amount,
            fund => *self.fund(fund) += amount,
        }
    }
}

impl Account {
    /// 2.1
    pub fn is_insolvent(&self) -> bool {
        self.pnl.is_negative()
    }

    /// Profit that is not yet realized.
    pub fn profit(&self) -> Atoms {
        self.pnl.clone().or_zero()
    }

    /// A negative P is repaid first; the rest goes to C (4.1).
    pub fn credit(&mut self, amount: &Atoms) {
        let repaid = amount.clone().min((-self.pnl.clone()).or_zero());
        self.pnl += &repaid;
        self.capital += &(amount.clone() - &repaid);
    }

    /// P down to 0, then C down to 0, and what is left makes P negative (4.2).
    pub fn debit(&mut self, amount: &Atoms) {
        let beyond_profit = (amount.clone() - &self.profit()).or_zero();
        let from_capital = beyond_profit.min(self.capital.clone());
        self.capital -= &from_capital;
        self.pnl -= &(amount.clone() - &from_capital);
    }
}

/// What a name has in a book, 0 where it does not stand there.
pub fn at(book: &ById<Atoms>, id: &str) -> Atoms {
    book.get(id).cloned().unwrap_or_default()
}
