//! Section 6: a part of the loss over the bases of a layer, in proportion.

use crate::atoms::Atoms;
use crate::documents::Rounding;
use num_bigint::BigInt;

/// A payer with what it can pay, or with what it pays.
pub struct Share {
    pub payer: String,
    pub amount: Atoms,
}

pub fn total(shares: &[Share]) -> Atoms {
    shares.iter().map(|share| &share.amount).sum()
}

/// Divides a part H, at most the sum U of the bases. The bases are above 0 and in ascending id.
/// Each quota H * w / U is cut to whole atoms once (6.2).
pub fn split(bases: Vec<Share>, part: &Atoms, rounding: Rounding) -> Vec<Share> {
    let whole = total(&bases);
    if let Rounding::Sequential = rounding {
        return in_turn(bases, part.clone(), whole);
    }
    let mut paid = Vec::new();
    let mut rests = Vec::new(); // what the floor cuts off, in parts of U
    for Share { payer, amount: base } in bases {
        let (amount, rest) = base.times_over(part, &whole);
        paid.push(Share { payer, amount });
        rests.push(rest);
    }
    let mut fractional: Vec<usize> = (0..rests.len()).filter(|&i| rests[i].is_positive()).collect();
    match rounding {
        Rounding::Up => {}
        Rounding::Down => fractional.clear(),
        // 6.1. The sort is stable, which leaves ties to the smaller id.
        Rounding::LargestRemainder | Rounding::Unspecified | Rounding::Sequential => {
            fractional.sort_by(|&a, &b| rests[b].cmp(&rests[a]));
            let mut gap = part.clone() - &total(&paid);
            fractional.retain(|_| {
                let raised = gap.is_positive();
                gap -= &one();
                raised
            });
        }
    }
    for i in fractional {
        paid[i].amount += &one();
    }
    paid
}

/// floor(H' * w / U') of each base w, H' and U' being what is left of both.
fn in_turn(bases: Vec<Share>, mut left: Atoms, mut whole: Atoms) -> Vec<Share> {
    let mut paid = Vec::new();
    for Share { payer, amount: base } in bases {
        let (amount, _) = base.times_over(&left, &whole);
        left -= &amount;
        whole -= &base;
        paid.push(Share { payer, amount });
    }
    paid
}

fn one() -> Atoms {
    Atoms::of(BigInt::from(1))
}
