//! YOUR CODE goes here: hold the state in your own types, and call your own functions.
//!
//! It runs as it is, and is convicted: its resolve cuts nobody. Money is whole atoms.

use serde_json::{json, Map, Value};
use std::collections::{BTreeMap, BTreeSet};
use std::num::IntErrorKind;

/// The most that a venue holds, all amounts together: the product of two fits into an i128.
const MAX_AMOUNT: i128 = i64::MAX as i128;

/// Who pays a loss, and in what order (`npx paripassu mechanisms` shows real ones); and what your code
/// knows: list only those actions, for nothing else is asked.
pub fn supports() -> Value {
    json!({
        "mechanisms": [{
            "name": "fund, then winners",
            "asset": {"symbol": "USD", "decimals": 2},
            "waterfall": [
                {"kind": "fund", "id": "insurance"},
                {"kind": "haircut", "id": "winners", "basis": "profit", "rule": "proportional", "rounding": "up"},
            ],
            "remainder": "park", "exits": "gated", "surplus": "residue",
        }],
        "actions": ["deposit", "withdraw", "settle", "loss", "resolve"],
        "genesis": true, "receipts": false, "maxAccounts": 64, "maxAmount": MAX_AMOUNT.to_string(), "inFlight": 16,
    })
}

/// A negative pnl is the unpaid loss of an insolvent account.
#[derive(Clone, Default)]
struct Account {
    capital: i128,
    pnl: i128,
}

#[derive(Clone)]
pub struct Venue {
    accounts: BTreeMap<String, Account>,
    insurance: i128,
    pending: i128,
    deficit: i128,
    residue: i128,
}

/// Why an action is refused, if it is.
type Refusal = Option<&'static str>;

impl Venue {
    pub fn open(genesis: &Value) -> Result<Venue, String> {
        let mut accounts = BTreeMap::new();
        for (id, account) in genesis["accounts"].as_object().unwrap_or(&Map::new()) {
            let account = Account { capital: atoms(&account["capital"])?, pnl: atoms(&account["pnl"])? };
            accounts.insert(id.clone(), account);
        }
        Ok(Venue {
            accounts,
            insurance: atoms(&genesis["funds"]["insurance"])?,
            pending: atoms(&genesis["pending"])?,
            deficit: atoms(&genesis["deficit"])?,
            residue: atoms(&genesis["residue"])?,
        })
    }

    pub fn state(&self) -> Value {
        let text = |amount: i128| Value::from(amount.to_string());
        let told = |account: &Account| json!({"capital": text(account.capital), "pnl": text(account.pnl)});
        let accounts: Map<String, Value> =
            self.accounts.iter().map(|(id, a)| (id.clone(), told(a))).collect();
        json!({
            "accounts": accounts,
            "funds": {"insurance": text(self.insurance)},
            "pending": text(self.pending), "deficit": text(self.deficit), "residue": text(self.residue),
        })
    }

    /// Changes the venue; or says why it does not, and changes nothing.
    pub fn act(&mut self, action: &Value) -> Result<Refusal, String> {
        let before = self.clone();
        let account = action["account"].as_str().unwrap_or_default();
        let refusal = match action["type"].as_str() {
            Some("deposit") => self.deposit(account, asked(&action["amount"])?),
            Some("withdraw") => self.withdraw(account, asked(&action["amount"])?),
            Some("settle") => self.settle(&entries(&action["entries"])?),
            Some("loss") => self.loss(asked(&action["amount"])?),
            Some("resolve") => self.resolve(),
            _ => return Err(format!("expected an action that we support, found {action}")),
        };
        if refusal.is_none() && self.total() > MAX_AMOUNT {
            *self = before;
            return Ok(Some("overflow"));
        }
        Ok(refusal)
    }

    fn total(&self) -> i128 {
        let held: i128 = self.accounts.values().map(|account| account.capital + account.pnl.abs()).sum();
        held + self.insurance + self.pending + self.deficit + self.residue
    }

    fn deposit(&mut self, id: &str, amount: i128) -> Refusal {
        if amount <= 0 {
            return Some("non-positive-amount");
        }
        let account = self.accounts.entry(id.into()).or_default();
        let repaid = amount.min((-account.pnl).max(0)); // a loss that is not paid yet takes the money first
        account.pnl += repaid;
        account.capital += amount - repaid;
        None
    }

    fn withdraw(&mut self, id: &str, amount: i128) -> Refusal {
        let gated = self.pending > 0 || self.accounts.values().any(|account| account.pnl < 0);
        match self.accounts.get_mut(id) {
            None => Some("unknown-account"),
            Some(_) if amount <= 0 => Some("non-positive-amount"),
            Some(_) if gated => Some("exits-gated"), // nobody leaves while a loss is open
            Some(account) if account.capital < amount => Some("insufficient-capital"),
            Some(account) => {
                account.capital -= amount;
                None
            }
        }
    }

    fn settle(&mut self, entries: &[(String, i128)]) -> Refusal {
        let names: BTreeSet<&String> = entries.iter().map(|(id, _)| id).collect();
        if names.iter().any(|&id| !self.accounts.contains_key(id)) {
            return Some("unknown-account");
        }
        if names.len() < entries.len() {
            return Some("duplicate-account");
        }
        if entries.iter().map(|(_, amount)| amount).sum::<i128>() != 0 {
            return Some("not-zero-sum");
        }
        if names.iter().any(|&id| self.accounts[id].pnl < 0) {
            return Some("account-insolvent");
        }
        for (id, amount) in entries {
            let account = self.accounts.entry(id.clone()).or_default();
            account.pnl += amount;
            let own = account.capital.min((-account.pnl).max(0)); // profit pays first, then capital
            account.pnl += own;
            account.capital -= own;
        }
        None
    }

    fn loss(&mut self, amount: i128) -> Refusal {
        if amount <= 0 {
            return Some("non-positive-amount");
        }
        self.pending += amount; // assets are gone, and nobody has paid yet
        None
    }

    fn resolve(&mut self) -> Refusal {
        let mut loss = std::mem::take(&mut self.pending);
        for account in self.accounts.values_mut().filter(|account| account.pnl < 0) {
            loss -= std::mem::take(&mut account.pnl);
        }
        loss -= self.draw(loss);
        // YOUR CODE: cut the winners, and take what they pay off the loss. This placeholder cuts nobody.
        self.deficit -= self.draw(self.deficit); // only the fund pays for a deficit of earlier times
        self.deficit += loss;
        None
    }

    /// What the insurance fund pays of a loss.
    fn draw(&mut self, loss: i128) -> i128 {
        let paid = loss.min(self.insurance);
        self.insurance -= paid;
        paid
    }
}

/// Amounts travel as text; 0 where nothing is said.
fn atoms(text: &Value) -> Result<i128, String> {
    match text {
        Value::Null => Ok(0),
        _ => text
            .as_str()
            .and_then(|t| t.parse().ok())
            .ok_or(format!("expected an amount as text, found {text}")),
    }
}

/// The amount of an action: one that no i128 holds is as good as any other that is too large.
fn asked(text: &Value) -> Result<i128, String> {
    let too_large = 4 * MAX_AMOUNT;
    match text.as_str().map(str::parse::<i128>) {
        Some(Err(error)) if *error.kind() == IntErrorKind::PosOverflow => Ok(too_large),
        Some(Err(error)) if *error.kind() == IntErrorKind::NegOverflow => Ok(-too_large),
        _ => Ok(atoms(text)?.clamp(-too_large, too_large)),
    }
}

fn entries(list: &Value) -> Result<Vec<(String, i128)>, String> {
    let read =
        |entry: &Value| Ok((entry["account"].as_str().unwrap_or_default().into(), atoms(&entry["amount"])?));
    list.as_array().ok_or("expected a list of entries")?.iter().map(read).collect()
}
