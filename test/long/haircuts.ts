/** What is missing in each starter: the code for the line that begins with YOUR CODE in its resolve. */

export const python = `\
        profits = {account: pnl for account, pnl in self.pnl.items() if pnl > 0}
        part = min(loss, sum(profits.values()))
        for account, pnl in profits.items():
            cut = -(-pnl * part // sum(profits.values()))
            self.pnl[account] -= cut
            self.residue += cut
        self.residue -= part
        loss -= part`;

export const rust = `\
        let total: i128 = self.accounts.values().map(|account| account.pnl).sum();
        let part = loss.min(total);
        for account in self.accounts.values_mut().filter(|account| account.pnl > 0) {
            let cut = (account.pnl * part + total - 1) / total;
            account.pnl -= cut;
            self.residue += cut;
        }
        self.residue -= part;
        loss -= part;`;

export const go = `\
	total := new(big.Int)
	for _, a := range v.accounts {
		total.Add(total, a.pnl)
	}
	part := least(loss, total)
	for _, a := range v.accounts {
		if a.pnl.Sign() > 0 {
			cut := new(big.Int).Mul(a.pnl, part)
			cut.Div(cut.Add(cut, total).Sub(cut, big.NewInt(1)), total)
			a.pnl.Sub(a.pnl, cut)
			v.residue.Add(v.residue, cut)
		}
	}
	v.residue.Sub(v.residue, part)
	loss.Sub(loss, part)`;

export const typescript = `\
  const winners = [...state.accounts.values()].filter(({ pnl }) => pnl > 0n);
  const total = winners.reduce((sum, { pnl }) => sum + pnl, 0n);
  const part = least(loss, total);
  for (const account of winners) {
    const cut = (account.pnl * part + total - 1n) / total;
    account.pnl -= cut;
    state.residue += cut;
  }
  state.residue -= part;
  loss -= part;`;
