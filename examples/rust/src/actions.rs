//! Section 4: which actions are refused, and what the others do; section 8.

use crate::atoms::Atoms;
use crate::documents::{Action, Entry, Receipt, Rounding};
use crate::resolve::resolve;
use crate::split::{split, total, Share};
use crate::venue::{at, Venue};
use std::collections::BTreeSet;

type Reason = &'static str;

/// The table of 4.4: the reasons of each action stand in its order, and the first that applies is the reason.
pub fn refusal(venue: &Venue, action: &Action) -> Option<Reason> {
    let state = &venue.state;
    let halted = state.halted.then_some("halted");
    let unknown = |account: &str| (!state.accounts.contains_key(account)).then_some("unknown-account");
    let no_tranche = |layer: &str| (!state.stakes.contains_key(layer)).then_some("unknown-layer");
    let no_fund = |layer: &str| (!state.funds.contains_key(layer)).then_some("unknown-layer");
    let not_positive = |amount: &Atoms| (!amount.is_positive()).then_some("non-positive-amount");
    let gated = venue.is_gated().then_some("exits-gated");
    let poor = |account: &str, amount: &Atoms| {
        let account = state.accounts.get(account)?; // or else it is unknown
        (account.capital < *amount).then_some("insufficient-capital")
    };
    let unstaked = |layer: &str, account: &str, amount: &Atoms| {
        let stakes = state.stakes.get(layer)?; // or else it is unknown
        (at(stakes, account) < *amount).then_some("insufficient-stake")
    };

    let reasons = match action {
        Action::Deposit { amount, .. } => vec![halted, not_positive(amount)],
        Action::Withdraw { account, amount } => {
            vec![halted, unknown(account), not_positive(amount), gated, poor(account, amount)]
        }
        Action::Stake { account, layer, amount } => vec![
            halted,
            unknown(account),
            no_tranche(layer),
            not_positive(amount),
            gated,
            poor(account, amount),
        ],
        Action::Unstake { account, layer, amount } => vec![
            halted,
            unknown(account),
            no_tranche(layer),
            not_positive(amount),
            gated,
            unstaked(layer, account, amount),
        ],
        Action::Fee { account, layer, amount } => {
            vec![halted, unknown(account), no_fund(layer), not_positive(amount), poor(account, amount)]
        }
        Action::TopUp { layer, amount } => vec![no_fund(layer), not_positive(amount)],
        Action::Settle { entries } => vec![halted, unsettled(venue, entries)],
        Action::Realize { account } => vec![halted, unknown(account), gated],
        Action::Loss { amount } => vec![halted, not_positive(amount)],
        Action::Recover { amount } => vec![not_positive(amount)],
        Action::Resolve {} => vec![],
    };
    reasons.into_iter().flatten().next()
}

fn unsettled(venue: &Venue, entries: &[Entry]) -> Option<Reason> {
    let named: BTreeSet<&String> = entries.iter().map(|entry| &entry.account).collect();
    let accounts: Option<Vec<_>> = named.iter().map(|&id| venue.state.accounts.get(id)).collect();
    let accounts = match accounts {
        Some(accounts) => accounts,
        None => return Some("unknown-account"),
    };
    if named.len() < entries.len() {
        return Some("duplicate-account");
    }
    if !entries.iter().map(|entry| &entry.amount).sum::<Atoms>().is_zero() {
        return Some("not-zero-sum");
    }
    accounts.iter().any(|account| account.is_insolvent()).then_some("account-insolvent")
}

/// The table of 4.3. Returns the receipts, where the action has any.
pub fn apply(venue: &mut Venue, action: &Action) -> Vec<Receipt> {
    match action {
        Action::Deposit { account, amount } => {
            venue.state.accounts.entry(account.clone()).or_default().credit(amount);
        }
        Action::Withdraw { account, amount } => venue.account(account).capital -= amount,
        Action::Stake { account, layer, amount } => {
            venue.account(account).capital -= amount;
            *venue.stake(layer, account) += amount;
        }
        Action::Unstake { account, layer, amount } => {
            *venue.stake(layer, account) -= amount;
            venue.account(account).credit(amount);
        }
        Action::Fee { account, layer, amount } => {
            venue.account(account).capital -= amount;
            *venue.fund(layer) += amount;
        }
        Action::TopUp { layer, amount } => *venue.fund(layer) += amount,
        Action::Settle { entries } => {
            for Entry { account, amount } in entries {
                let account = venue.account(account);
                if amount.is_negative() {
                    account.debit(&-amount.clone());
                } else {
                    account.pnl += amount; // nobody named is insolvent: all of a gain is profit
                }
            }
        }
        Action::Realize { account } => {
            let account = venue.account(account);
            let profit = account.profit();
            account.pnl -= &profit;
            account.capital += &profit;
        }
        Action::Loss { amount } => venue.state.pending += amount,
        Action::Resolve {} => return resolve(venue),
        Action::Recover { amount } => return recover(venue, amount),
    }
    vec![]
}

/// Shares external money among the claims, in proportion and rounded down (8.1).
fn recover(venue: &mut Venue, amount: &Atoms) -> Vec<Receipt> {
    let claims: Vec<Share> = (venue.state.claims.iter())
        .filter(|(_, claim)| claim.is_positive())
        .map(|(id, claim)| Share { payer: id.clone(), amount: claim.clone() })
        .collect();
    let shared = total(&claims).min(amount.clone());
    let mut rest = amount.clone();
    let mut receipts = Vec::new();
    for Share { payer, amount } in split(claims, &shared, Rounding::Down) {
        *venue.claim(&payer) -= &amount;
        venue.account(&payer).credit(&amount);
        rest -= &amount;
        receipts.push(Receipt { layer: "recovery".into(), account: Some(payer), amount });
    }
    venue.sink(&rest);
    receipts.push(Receipt { layer: "surplus".into(), account: None, amount: rest });
    receipts
}
