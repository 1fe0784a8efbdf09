//! The protocol: one JSON message a line on stdin, one on stdout. Your code is in venue.rs.
//!
//! Log to stderr: stdout is the protocol's.

mod venue;

use serde_json::{json, Value};
use std::io::{stdin, stdout, BufRead, Write};
use std::panic::{catch_unwind, set_hook, AssertUnwindSafe};
use std::sync::Mutex;

/// What your code said when it last panicked.
static PANIC: Mutex<String> = Mutex::new(String::new());

fn main() -> Result<(), Box<dyn std::error::Error>> {
    set_hook(Box::new(|panic| *PANIC.lock().unwrap() = format!("thread 'main' {panic}")));
    let mut out = stdout().lock();
    for line in stdin().lock().lines() {
        let message: Value = serde_json::from_str(&line?)?;
        let answer = match message["type"].as_str() {
            Some("hello") => json!({
                "type": "hello", "protocol": 1,
                "implementation": {"name": "my-venue", "version": "0.1.0", "language": "rust"},
                "supports": venue::supports(),
            }),
            Some("run") => answer(&message),
            _ => break, // bye
        };
        writeln!(out, "{answer}")?;
        out.flush()?;
    }
    Ok(())
}

/// Runs a scenario. Where your code fails or panics, it tells why, and the next scenario is answered.
fn answer(message: &Value) -> Value {
    let ran = catch_unwind(AssertUnwindSafe(|| run(&message["scenario"])));
    match ran.unwrap_or_else(|_| Err(PANIC.lock().unwrap().clone())) {
        Ok(steps) => json!({"type": "trace", "id": message["id"], "steps": steps}),
        Err(cause) => json!({"type": "error", "id": message["id"], "message": cause}),
    }
}

/// A step for each action: what came of it, and the state after it.
fn run(scenario: &Value) -> Result<Vec<Value>, String> {
    let mut venue = venue::Venue::open(&scenario["genesis"])?;
    let mut steps = Vec::new();
    for action in scenario["actions"].as_array().ok_or("expected a list of actions")? {
        let code = venue.act(action)?;
        steps.push(match code {
            None => json!({"outcome": "accepted", "state": venue.state()}),
            Some(code) => json!({"outcome": "refused", "code": code, "state": venue.state()}),
        });
    }
    Ok(steps)
}
