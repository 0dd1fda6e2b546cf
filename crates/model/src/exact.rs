//! Sums of decimals, each once in the binary.
//!
//! The library asks the compiler to write its sums out wherever they stand, two kilobytes at a time: thirty places were a tenth of the wasm. Here
//! each is a function that is called. None can overflow unseen: what does not fit in 28 digits is nothing.

use rust_decimal::{Decimal, RoundingStrategy};

/// 10²⁰: below it an amount and its cents, and what a division leaves, fit in 28 digits.
pub const LIMIT: Decimal = Decimal::from_parts(1_661_992_960, 1_808_227_885, 5, false, 0);

/// Sums that stay in 28 digits, or are nothing.
pub trait Exact: Sized {
    /// The sum.
    #[must_use]
    fn plus(self, other: Self) -> Option<Self>;
    /// The difference.
    #[must_use]
    fn minus(self, other: Self) -> Option<Self>;
    /// The product.
    #[must_use]
    fn times(self, other: Self) -> Option<Self>;
    /// The quotient, to 28 digits.
    #[must_use]
    fn over(self, other: Self) -> Option<Self>;
    /// So many per cent of it: exact, the point only moves.
    #[must_use]
    fn per_cent(self, percent: Self) -> Option<Self>;
    /// In whole cents, half a cent away from zero.
    #[must_use]
    fn in_cents(self) -> Self;
    /// With so many digits behind the point.
    #[must_use]
    fn rounded_to(self, digits: u32, strategy: RoundingStrategy) -> Self;
    /// Below zero; minus zero is not.
    #[must_use]
    fn is_below_zero(&self) -> bool;
}

impl Exact for Decimal {
    #[inline(never)]
    fn plus(self, other: Self) -> Option<Self> {
        self.checked_add(other)
    }

    #[inline(never)]
    fn minus(self, other: Self) -> Option<Self> {
        self.checked_sub(other)
    }

    #[inline(never)]
    fn times(self, other: Self) -> Option<Self> {
        self.checked_mul(other)
    }

    #[inline(never)]
    fn over(self, other: Self) -> Option<Self> {
        self.checked_div(other)
    }

    fn per_cent(self, percent: Self) -> Option<Self> {
        self.times(percent)?.times(Self::from_parts(1, 0, 0, false, 2))
    }

    fn in_cents(self) -> Self {
        if self.scale() <= 2 { self } else { self.rounded_to(2, RoundingStrategy::MidpointAwayFromZero) }
    }

    #[inline(never)]
    fn rounded_to(self, digits: u32, strategy: RoundingStrategy) -> Self {
        self.round_dp_with_strategy(digits, strategy)
    }

    fn is_below_zero(&self) -> bool {
        self.is_sign_negative() && !self.is_zero()
    }
}
