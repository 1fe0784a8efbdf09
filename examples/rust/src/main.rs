//! The paripassu ledger in Rust, written from the specification: numbers such as 7.2 in the comments
//! are the rules of that page. It takes any mechanism of sections 1 to 11 whose haircuts are
//! proportional and taken at the resolve; markets (section 17) and haircuts on exit are left out.
//!
//!     cargo build --release && npx paripassu check -- target/release/paripassu-rust-honest

mod actions;
mod atoms;
mod documents;
mod resolve;
mod split;
mod venue;

use documents::Scenario;
use serde_json::{json, Value};
use std::io::{stdin, stdout, BufRead, Write};

/// 2^256 - 1. Atoms may be of any size; nothing here needs a limit.
const MAX_AMOUNT: &str = "115792089237316195423570985008687907853269984665640564039457584007913129639935";

fn hello() -> Value {
    json!({
        "type": "hello", "protocol": 1,
        "implementation": {"name": "paripassu-rust-honest", "version": "1.0.0", "language": "rust"},
        "supports": {
            "mechanisms": "any", "rules": ["proportional"],
            "actions": ["deposit", "withdraw", "stake", "unstake", "fee", "topUp", "settle", "realize", "loss",
                        "resolve", "recover"],
            "genesis": true, "receipts": true, "maxAccounts": 1000, "maxAmount": MAX_AMOUNT, "inFlight": 16,
        },
    })
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut out = stdout().lock();
    for line in stdin().lock().lines() {
        let mut message: Value = serde_json::from_str(&line?)?;
        let answer = match message["type"].as_str() {
            Some("hello") => hello(),
            Some("run") => match trace(message["scenario"].take()) {
                Ok(steps) => json!({"type": "trace", "id": message["id"], "steps": steps}),
                Err(fault) => json!({"type": "error", "id": message["id"], "message": fault}),
            },
            _ => break, // bye
        };
        writeln!(out, "{answer}")?;
        out.flush()?;
    }
    Ok(())
}

/// Runs the actions of a scenario one after the other, and tells the state after each.
fn trace(document: Value) -> Result<Vec<Value>, String> {
    let scenario: Scenario = serde_json::from_value(document).map_err(|fault| fault.to_string())?;
    let mut venue = venue::Venue::open(&scenario.mechanism, scenario.genesis)?;
    let run = |action| match actions::refusal(&venue, action) {
        Some(code) => json!({"outcome": "refused", "code": code, "state": venue.state}),
        None => {
            let receipts = actions::apply(&mut venue, action);
            json!({"outcome": "accepted", "receipts": receipts, "state": venue.state})
        }
    };
    Ok(scenario.actions.iter().map(run).collect())
}
