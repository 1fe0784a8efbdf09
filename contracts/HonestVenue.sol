// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.24;

import {Genesis} from "./IVenue.sol";
import {mulDivDown, mulDivUp} from "./MulDiv.sol";
import "./Refusals.sol";

/// A venue with one fund, layer 0, that pays before winners are cut in proportion to their profit. Numbers are rules
/// of the specification. It trusts its caller, and walks all accounts in every call: an example, not a product.
contract HonestVenue {
    struct Account {
        bool known;
        uint256 capital;
        int256 pnl;
        uint256 claim;
    }

    uint256 public constant maxAmount = uint256(type(int256).max);

    address[] internal ids;
    mapping(address => Account) internal accounts;
    uint256 internal insurance;
    uint256 public pending;
    uint256 public deficit;
    uint256 public residue;

    modifier knows(address id) {
        if (!accounts[id].known) revert UnknownAccount();
        _;
    }

    modifier isFund(uint256 layer) {
        if (layer != 0) revert UnknownLayer();
        _;
    }

    modifier positive(uint256 amount) {
        if (amount == 0) revert NonPositiveAmount();
        _;
    }

    /// 2.4, 3.4
    modifier gated() {
        if (pending > 0) revert ExitsGated();
        for (uint256 i; i < ids.length; i++) if (accounts[ids[i]].pnl < 0) revert ExitsGated();
        _;
    }

    /// Whatever the action made of it, the state stays within what can be added up.
    modifier bounded() {
        _;
        uint256 total = insurance + pending + deficit + residue;
        for (uint256 i; i < ids.length; i++) {
            Account storage a = accounts[ids[i]];
            total += a.capital + a.claim + magnitude(a.pnl);
        }
        if (total > maxAmount) revert Overflow();
    }

    function deposit(address id, uint256 amount) external positive(amount) bounded {
        join(id);
        credit(accounts[id], amount);
    }

    function withdraw(address id, uint256 amount) external knows(id) positive(amount) gated {
        spend(accounts[id], amount);
    }

    function fee(address id, uint256 layer, uint256 amount) external knows(id) isFund(layer) positive(amount) {
        spend(accounts[id], amount);
        insurance += amount;
    }

    function topUp(uint256 layer, uint256 amount) external isFund(layer) positive(amount) bounded {
        insurance += amount;
    }

    function settle(address[] calldata named, int256[] calldata amounts) external bounded {
        for (uint256 i; i < named.length; i++) if (!accounts[named[i]].known) revert UnknownAccount();
        for (uint256 i; i < named.length; i++)
            for (uint256 k; k < i; k++) if (named[i] == named[k]) revert DuplicateAccount();
        (uint256 gained, uint256 lost) = (0, 0);
        for (uint256 i; i < named.length; i++)
            if (amounts[i] > 0) gained += uint256(amounts[i]);
            else lost += magnitude(amounts[i]);
        if (gained != lost) revert NotZeroSum();
        for (uint256 i; i < named.length; i++) if (accounts[named[i]].pnl < 0) revert AccountInsolvent();
        for (uint256 i; i < named.length; i++)
            if (amounts[i] > 0) accounts[named[i]].pnl += amounts[i];
            else debit(accounts[named[i]], magnitude(amounts[i]));
    }

    function realize(address id) external knows(id) gated {
        Account storage a = accounts[id];
        a.capital += uint256(a.pnl); // nobody is insolvent here: the gate is shut
        a.pnl = 0;
    }

    function loss(uint256 amount) external positive(amount) bounded {
        pending += amount;
    }

    /// 7: the open losses go down the waterfall; then the fund, and nobody else, is asked for the old deficit.
    function resolve() external {
        uint256 open = pending;
        pending = 0;
        for (uint256 i; i < ids.length; i++) {
            Account storage a = accounts[ids[i]];
            if (a.pnl >= 0) continue;
            open += magnitude(a.pnl);
            a.pnl = 0;
        }
        uint256 left = place(open);
        deficit = draw(deficit) + left;
    }

    /// 8
    function recover(uint256 amount) external positive(amount) bounded {
        uint256 owed;
        for (uint256 i; i < ids.length; i++) owed += accounts[ids[i]].claim;
        uint256 shared = min(amount, owed);
        uint256 left = amount;
        for (uint256 i; i < ids.length && owed > 0; i++) {
            Account storage a = accounts[ids[i]];
            uint256 part = mulDivDown(a.claim, shared, owed);
            a.claim -= part;
            left -= part;
            credit(a, part);
        }
        residue += left;
    }

    function load(Genesis calldata genesis) external {
        for (uint256 i; i < genesis.accounts.length; i++) {
            join(genesis.accounts[i]);
            accounts[genesis.accounts[i]] = Account(true, genesis.capital[i], genesis.pnl[i], genesis.claims[i]);
        }
        insurance = genesis.funds[0];
        (pending, deficit, residue) = (genesis.pending, genesis.deficit, genesis.residue);
    }

    function mechanism() external pure returns (string memory) {
        return '{"name":"fund, then winners","asset":{"symbol":"USD","decimals":2},"waterfall":['
            '{"kind":"fund","id":"insurance"},'
            '{"kind":"haircut","id":"winners","basis":"profit","rule":"proportional","rounding":"up"}],'
            '"remainder":"park","exits":"gated","surplus":"residue"}';
    }

    function account(address id) external view returns (uint256 capital, int256 pnl) {
        return (accounts[id].capital, accounts[id].pnl);
    }

    function claim(address id) external view returns (uint256) {
        return accounts[id].claim;
    }

    function fund(uint256 layer) external view returns (uint256) {
        return layer == 0 ? insurance : 0;
    }

    /// 7.2: sends a loss down the waterfall, and returns what is left of it.
    function place(uint256 open) internal virtual returns (uint256 left) {
        return haircut(draw(open));
    }

    /// 5.1
    function draw(uint256 open) internal returns (uint256 left) {
        uint256 paid = min(open, insurance);
        insurance -= paid;
        return open - paid;
    }

    /// 5.5, 6, 7.3, 7.6
    function haircut(uint256 open) internal returns (uint256 left) {
        uint256 total;
        for (uint256 i; i < ids.length; i++) total += profit(accounts[ids[i]]);
        uint256 part = min(open, total);
        if (part == 0) return open;
        uint256 paid;
        for (uint256 i; i < ids.length; i++) {
            Account storage a = accounts[ids[i]];
            uint256 cut = mulDivUp(profit(a), part, total);
            a.pnl -= int256(cut);
            a.claim += cut;
            paid += cut;
        }
        residue += paid - part;
        return open - part;
    }

    function join(address id) internal {
        if (accounts[id].known) return;
        accounts[id].known = true;
        ids.push(id);
    }

    /// 4.1: what is owed is paid first.
    function credit(Account storage a, uint256 amount) internal {
        uint256 owed = a.pnl < 0 ? min(magnitude(a.pnl), amount) : 0;
        a.pnl += int256(owed);
        a.capital += amount - owed;
    }

    /// 4.2: profit, then capital; what neither can pay makes the pnl negative.
    function debit(Account storage a, uint256 amount) internal {
        uint256 fromProfit = min(profit(a), amount);
        uint256 fromCapital = min(a.capital, amount - fromProfit);
        a.capital -= fromCapital;
        a.pnl -= int256(fromProfit) + int256(amount - fromProfit - fromCapital);
    }

    function spend(Account storage a, uint256 amount) internal {
        if (a.capital < amount) revert InsufficientCapital();
        a.capital -= amount;
    }

    function profit(Account storage a) internal view returns (uint256) {
        return a.pnl > 0 ? uint256(a.pnl) : 0;
    }

    function magnitude(int256 amount) internal pure returns (uint256) {
        unchecked {
            return uint256(amount < 0 ? -amount : amount);
        }
    }

    function min(uint256 a, uint256 b) internal pure returns (uint256) {
        return a < b ? a : b;
    }
}
