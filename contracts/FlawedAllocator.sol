// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.24;

import {HonestAllocator} from "./HonestAllocator.sol";

/// Faulty on purpose: the product is made in 256 bits. Where it does not fit the call panics, and nothing is resolved.
contract FlawedAllocator is HonestAllocator {
    function share(uint256 base, uint256 part, uint256 total) internal pure override returns (uint256) {
        return (base * part + total - 1) / total;
    }
}
