// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.24;

/// A whole state: spec 2.
struct Genesis {
    address[] accounts;
    uint256[] capital; // of each account, as are pnl and claims
    int256[] pnl;
    uint256[] claims;
    uint256[] funds; // by layer; 0 where a layer is no fund
    uint256[][] stakes; // by layer, then account; empty where a layer is no tranche
    uint256 pending;
    uint256 deficit;
    uint256 residue;
    bool halted;
}

/// The venue surface: one function for each action of spec 4.3, and views of the state.
///
/// Have what your venue has: the suite finds the functions in your ABI, and asks for nothing else. It calls all of
/// them from one sender, so a contract that goes by msg.sender is tested behind a small one with these signatures.
///
/// Accounts are addresses: the order of addresses is the order of ids, by which ties are broken. Layers are numbered
/// by their place in the waterfall, from 0; a number beyond it is an unknown layer. All amounts are in atoms. A call
/// that is refused reverts with an error of Refusals.sol; anything else that reverts is reported as a failure.
interface IVenue {
    /// The mechanism that is implemented, as the JSON document of spec 3. Left out: say it with --mechanism.
    function mechanism() external view returns (string memory);

    /// The most that all amounts of a state may sum up to: at least 1000. Left out, or larger: 2^255 - 1.
    function maxAmount() external view returns (uint256);

    // Actions.

    function deposit(address account, uint256 amount) external;
    function withdraw(address account, uint256 amount) external;
    function stake(address account, uint256 layer, uint256 amount) external;
    function unstake(address account, uint256 layer, uint256 amount) external;
    function fee(address account, uint256 layer, uint256 amount) external;
    function topUp(uint256 layer, uint256 amount) external;
    function settle(address[] calldata accounts, int256[] calldata amounts) external;
    function realize(address account) external;
    function loss(uint256 amount) external;
    function resolve() external;
    function recover(uint256 amount) external;

    /// For tests alone: puts an empty venue into a state. Left out: scenarios start empty, and get there by actions.
    function load(Genesis calldata genesis) external;

    // The state. A view may be left out where its part is always empty, 0 or false.

    function account(address account) external view returns (uint256 capital, int256 pnl);
    function claim(address account) external view returns (uint256);
    function fund(uint256 layer) external view returns (uint256);
    function stakeOf(uint256 layer, address account) external view returns (uint256);
    function pending() external view returns (uint256);
    function deficit() external view returns (uint256);
    function residue() external view returns (uint256);
    function halted() external view returns (bool);
}
