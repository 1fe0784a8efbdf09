// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.24;

import {IAllocator} from "./IAllocator.sol";
import {mulDivUp} from "./MulDiv.sol";

/// The fund pays first; then winners are cut in proportion to their profit, rounded up.
contract HonestAllocator is IAllocator {
    function mechanism() external pure returns (string memory) {
        return '{"name":"fund, then winners","asset":{"symbol":"USD","decimals":2},"waterfall":['
            '{"kind":"fund","id":"insurance"},'
            '{"kind":"haircut","id":"winners","basis":"profit","rule":"proportional","rounding":"up"}],'
            '"remainder":"park","exits":"gated","surplus":"residue"}';
    }

    function allocate(uint256 loss, uint256 fund, uint256[] calldata bases)
        external
        pure
        returns (uint256 draw, uint256[] memory cuts, uint256 remainder)
    {
        draw = min(loss, fund);
        uint256 total;
        for (uint256 i; i < bases.length; i++) total += bases[i];
        uint256 part = min(loss - draw, total);
        cuts = new uint256[](bases.length);
        for (uint256 i; i < bases.length; i++) cuts[i] = share(bases[i], part, total);
        remainder = loss - draw - part;
    }

    /// What a base pays of the part that all bases owe, rounded up.
    function share(uint256 base, uint256 part, uint256 total) internal pure virtual returns (uint256) {
        return mulDivUp(base, part, total);
    }

    function min(uint256 a, uint256 b) internal pure returns (uint256) {
        return a < b ? a : b;
    }
}
