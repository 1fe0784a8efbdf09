//! What is read and written: sections 3, 4 and 10. A document with a member or a name that does
//! not stand here is refused, and with it all that this venue does not know.

use crate::atoms::{Atoms, Ratio};
use serde::de::IgnoredAny;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// In ascending id: these names are ASCII, and text is compared by bytes (1.4).
pub type ById<Value> = BTreeMap<String, Value>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scenario {
    pub mechanism: Mechanism,
    #[serde(default)]
    pub genesis: State,
    pub actions: Vec<Action>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mechanism {
    #[serde(rename = "name")]
    _name: IgnoredAny,
    #[serde(rename = "asset")]
    _asset: IgnoredAny,
    pub waterfall: Vec<Layer>,
    pub remainder: Remainder,
    pub exits: Exits,
    pub surplus: String,
}

#[derive(Deserialize, PartialEq)]
#[serde(rename_all = "lowercase")]
pub enum Remainder {
    Park,
    Carry,
    Halt,
}

#[derive(Deserialize, PartialEq)]
#[serde(rename_all = "lowercase")]
pub enum Exits {
    Gated,
    Open,
}

#[derive(Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Layer {
    Fund {
        id: String,
        #[serde(default)]
        floor: Atoms,
        #[serde(rename = "eventCap")]
        event_cap: Option<Atoms>,
    },
    DefaulterStake {
        id: String,
        tranche: String,
    },
    Tranche {
        id: String,
        rounding: Rounding,
    },
    Assessment {
        id: String,
        tranche: String,
        multiple: Ratio,
        rounding: Rounding,
    },
    Haircut {
        id: String,
        basis: Basis,
        rule: Rule,
        rounding: Rounding,
        cap: Option<Ratio>,
        #[serde(default)]
        timing: Timing,
    },
}

impl Layer {
    pub fn id(&self) -> &str {
        match self {
            Layer::Fund { id, .. }
            | Layer::DefaulterStake { id, .. }
            | Layer::Tranche { id, .. }
            | Layer::Assessment { id, .. }
            | Layer::Haircut { id, .. } => id,
        }
    }
}

#[derive(Deserialize, Clone, Copy)]
#[serde(rename_all = "lowercase")]
pub enum Basis {
    Profit,
    Capital,
    Equity,
}

/// The rules of section 13 that this venue divides by.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rule {
    Proportional,
}

/// When a haircut is taken (5.6).
#[derive(Deserialize, Default)]
#[serde(rename_all = "kebab-case")]
pub enum Timing {
    #[default]
    AtResolve,
}

#[derive(Deserialize, Clone, Copy)]
#[serde(rename_all = "kebab-case")]
pub enum Rounding {
    Up,
    Down,
    LargestRemainder,
    Sequential,
    Unspecified,
}

/// Section 2: the genesis of a scenario, and what is reported after every step.
#[derive(Deserialize, Serialize, Default)]
#[serde(default, deny_unknown_fields)]
pub struct State {
    pub accounts: ById<Account>,
    pub funds: ById<Atoms>,
    pub stakes: ById<ById<Atoms>>,
    pub claims: ById<Atoms>,
    pub pending: Atoms,
    pub deficit: Atoms,
    pub residue: Atoms,
    pub halted: bool,
}

#[derive(Deserialize, Serialize, Default)]
#[serde(deny_unknown_fields)]
pub struct Account {
    pub capital: Atoms,
    pub pnl: Atoms,
}

#[derive(Deserialize)]
#[serde(tag = "type", rename_all = "camelCase", deny_unknown_fields)]
pub enum Action {
    Deposit { account: String, amount: Atoms },
    Withdraw { account: String, amount: Atoms },
    Stake { account: String, layer: String, amount: Atoms },
    Unstake { account: String, layer: String, amount: Atoms },
    Fee { account: String, layer: String, amount: Atoms },
    TopUp { layer: String, amount: Atoms },
    Settle { entries: Vec<Entry> },
    Realize { account: String },
    Loss { amount: Atoms },
    Resolve {},
    Recover { amount: Atoms },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    pub account: String,
    pub amount: Atoms,
}

/// 9.1
#[derive(Serialize)]
pub struct Receipt {
    pub layer: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account: Option<String>,
    pub amount: Atoms,
}
