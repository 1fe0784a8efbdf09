//! Money and ratios: sections 1.1 to 1.3.

use num_bigint::BigInt;
use serde::{Deserialize, Serialize};
use std::iter::Sum;
use std::ops::{Add, AddAssign, Neg, Sub, SubAssign};

/// An amount of money: whole atoms, of any size and sign (1.1). On the wire it is decimal text.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[serde(try_from = "String", into = "String")]
pub struct Atoms(BigInt);

impl Atoms {
    pub const fn of(amount: BigInt) -> Atoms {
        Atoms(amount)
    }

    pub fn is_zero(&self) -> bool {
        *self == Atoms::default()
    }

    pub fn is_positive(&self) -> bool {
        *self > Atoms::default()
    }

    pub fn is_negative(&self) -> bool {
        *self < Atoms::default()
    }

    /// max(0, self)
    pub fn or_zero(self) -> Atoms {
        self.max(Atoms::default())
    }

    /// floor(self * b / c) and the rest of that division (1.3); none of the three is negative.
    pub fn times_over(&self, b: &Atoms, c: &Atoms) -> (Atoms, Atoms) {
        let product = &self.0 * &b.0;
        (Atoms(&product / &c.0), Atoms(product % &c.0))
    }
}

impl Add<&Atoms> for Atoms {
    type Output = Atoms;
    fn add(self, other: &Atoms) -> Atoms {
        Atoms(self.0 + &other.0)
    }
}

impl Sub<&Atoms> for Atoms {
    type Output = Atoms;
    fn sub(self, other: &Atoms) -> Atoms {
        Atoms(self.0 - &other.0)
    }
}

impl Neg for Atoms {
    type Output = Atoms;
    fn neg(self) -> Atoms {
        Atoms(-self.0)
    }
}

impl AddAssign<&Atoms> for Atoms {
    fn add_assign(&mut self, other: &Atoms) {
        self.0 += &other.0;
    }
}

impl SubAssign<&Atoms> for Atoms {
    fn sub_assign(&mut self, other: &Atoms) {
        self.0 -= &other.0;
    }
}

impl<'a> Sum<&'a Atoms> for Atoms {
    fn sum<I: Iterator<Item = &'a Atoms>>(amounts: I) -> Atoms {
        amounts.fold(Atoms::default(), |sum, amount| sum + amount)
    }
}

/// Section 10: text such as "12" or "-3", neither "012" nor "+3"; a JSON number is no amount.
impl TryFrom<String> for Atoms {
    type Error = String;
    fn try_from(text: String) -> Result<Atoms, String> {
        match text.parse::<BigInt>() {
            Ok(amount) if amount.to_string() == text => Ok(Atoms(amount)),
            _ => Err(format!("expected an amount such as \"12\", found {text:?}")),
        }
    }
}

impl From<Atoms> for String {
    fn from(amount: Atoms) -> String {
        amount.0.to_string()
    }
}

/// An exact decimal (1.2), as a fraction.
#[derive(Clone, Debug, Deserialize)]
#[serde(try_from = "String")]
pub struct Ratio {
    over: Atoms,
    under: Atoms,
}

impl Ratio {
    /// floor(self * amount)
    pub fn of(&self, amount: &Atoms) -> Atoms {
        amount.times_over(&self.over, &self.under).0
    }
}

impl TryFrom<String> for Ratio {
    type Error = String;
    fn try_from(text: String) -> Result<Ratio, String> {
        let (whole, decimals) = text.split_once('.').unwrap_or((&text, ""));
        let digits = format!("{whole}{decimals}");
        match digits.parse::<BigInt>() {
            Ok(over) if digits.bytes().all(|byte| byte.is_ascii_digit()) => {
                Ok(Ratio { over: Atoms(over), under: Atoms(BigInt::from(10).pow(decimals.len() as u32)) })
            }
            _ => Err(format!("expected a ratio such as \"0.25\", found {text:?}")),
        }
    }
}
