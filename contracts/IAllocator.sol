// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.24;

/// The allocator surface: one function that divides a loss. The suite keeps the books around it.
///
/// Its mechanism is a fund, or none, before one haircut or tranche. The suite asks for every resolve with a loss,
/// and once more, without bases, for an old deficit that only the fund may pay (spec 7.4).
interface IAllocator {
    /// The mechanism that is implemented, as the JSON document of spec 3. Left out: say it with --mechanism.
    function mechanism() external view returns (string memory);

    /// All amounts in atoms. Never reverts: a resolve is never refused.
    /// @param loss what is to be placed, above 0
    /// @param fund the most that the fund may pay now: its balance, less a floor, within an event cap
    /// @param bases the most that each holder may pay, above 0, in ascending id
    /// @return draw what the fund pays
    /// @return cuts what each holder pays, in the order of the bases
    /// @return remainder what nobody pays
    function allocate(uint256 loss, uint256 fund, uint256[] calldata bases)
        external
        view
        returns (uint256 draw, uint256[] memory cuts, uint256 remainder);
}
