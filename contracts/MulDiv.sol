// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.24;

/// floor(a * b / c), the product in 512 bits. Needs c > 0 and a quotient below 2^256, as where a <= c or b <= c.
/// Source: Remco Bloemen's mulDiv (MIT licence), as Uniswap and OpenZeppelin use it.
function mulDivDown(uint256 a, uint256 b, uint256 c) pure returns (uint256) {
    unchecked {
        // a * b = high * 2^256 + low, by the remainders modulo 2^256 - 1 and 2^256.
        uint256 low = a * b;
        uint256 wrapped = mulmod(a, b, type(uint256).max);
        uint256 high = wrapped - low - (wrapped < low ? 1 : 0);
        if (high == 0) return low / c;
        require(high < c, "mulDiv: the quotient does not fit");

        // Without the remainder the division is exact: by the power of two in c, then by the inverse of what is odd.
        uint256 rest = mulmod(a, b, c);
        if (rest > low) high -= 1;
        low -= rest;
        uint256 twos = c & (~c + 1);
        c /= twos;
        low = (low / twos) | (high * ((0 - twos) / twos + 1));
        uint256 inverse = (3 * c) ^ 2; // right in 4 bits; each line doubles them
        inverse *= 2 - c * inverse;
        inverse *= 2 - c * inverse;
        inverse *= 2 - c * inverse;
        inverse *= 2 - c * inverse;
        inverse *= 2 - c * inverse;
        inverse *= 2 - c * inverse;
        return low * inverse;
    }
}

/// ceil(a * b / c), under the same needs.
function mulDivUp(uint256 a, uint256 b, uint256 c) pure returns (uint256) {
    return mulDivDown(a, b, c) + (mulmod(a, b, c) > 0 ? 1 : 0);
}
