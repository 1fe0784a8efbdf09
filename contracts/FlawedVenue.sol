// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.24;

import {HonestVenue} from "./HonestVenue.sol";

/// Faulty on purpose: winners are cut while the fund that was set aside for them is full.
contract FlawedVenue is HonestVenue {
    function place(uint256 open) internal override returns (uint256 left) {
        return draw(haircut(open));
    }
}
