// SPDX-License-Identifier: UNLICENSED
pragma solidity ^0.8.24;

/// YOUR CODE goes here: one function that divides a loss; the suite keeps the books around it.
///
/// It runs as it is, and is convicted: it cuts nobody. Money is whole atoms. Of paripassu's two interfaces this
/// is contracts/IAllocator.sol; a contract that keeps its own books has those of contracts/IVenue.sol.
contract Allocator {
    /// Who pays a loss, and in what order: `npx paripassu mechanisms` shows real ones.
    function mechanism() external pure returns (string memory) {
        return '{"name":"fund, then winners","asset":{"symbol":"USD","decimals":2},"waterfall":['
            '{"kind":"fund","id":"insurance"},'
            '{"kind":"haircut","id":"winners","basis":"profit","rule":"proportional","rounding":"up"}],'
            '"remainder":"park","exits":"gated","surplus":"residue"}';
    }

    /// Never reverts, for a resolve is never refused.
    /// @param loss what is to be placed, above 0
    /// @param fund the most that the fund may pay
    /// @param bases the most that each holder may pay, above 0, in ascending id
    /// @return draw what the fund pays
    /// @return cuts what each holder pays, in the order of the bases
    /// @return remainder what nobody pays
    function allocate(uint256 loss, uint256 fund, uint256[] calldata bases)
        external
        pure
        returns (uint256 draw, uint256[] memory cuts, uint256 remainder)
    {
        draw = loss < fund ? loss : fund;
        cuts = new uint256[](bases.length);
        // YOUR CODE: cut the holders, and take what they pay off the remainder. This placeholder cuts nobody.
        // Mind the product: base * loss may need 512 bits, and a checked product reverts.
        remainder = loss - draw;
    }
}
