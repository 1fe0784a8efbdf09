// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.24;

// The reasons of spec 4.4, in order of precedence: where several apply, revert with the first.
// The suite knows them by name alone: declare your own of these names, or import this file.

error Halted();
error UnknownAccount();
error UnknownLayer();
error NonPositiveAmount();
error DuplicateAccount();
error NotZeroSum();
error AccountInsolvent();
error ExitsGated();
error InsufficientCapital();
error InsufficientStake();

/// An otherwise acceptable action would take the sum of all amounts past maxAmount(). An arithmetic panic means the same.
error Overflow();
