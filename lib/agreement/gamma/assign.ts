import FlatQueue from "flatqueue";

/** What it saves to give a row this column instead of leaving it alone. */
export interface Offer {
  readonly column: number;
  readonly saving: number;
}

/**
 * Gives each row one of its columns or none, each column at most once, so that the savings are the
 * greatest: the sparse assignment problem, by shortest augmenting paths (R. Jonker and A. Volgenant,
 * Computing 38 (1987)). Answers the column of each row, −1 for none. Each row searches only among
 * the columns that its own and competing rows were offered.
 */
export function assign(offers: readonly (readonly Offer[])[], columns: number): Int32Array {
  const rows = offers.length;
  // Each row has a column of its own that saves nothing: to stay alone.
  const all = columns + rows;
  const price = new Float64Array(all);
  const rowOf = new Int32Array(all).fill(-1);
  const columnOf = new Int32Array(rows).fill(-1);
  const costs = offers.map((some, row) => [
    ...some.filter(({ saving }) => saving > 0).map((o) => ({ column: o.column, cost: -o.saving })),
    { column: columns + row, cost: 0 },
  ]);
  for (let row = 0; row < rows; row++) augment(row);
  return columnOf.map((column) => (column < columns ? column : -1));

  /** Most rows get what they want at once, for which nothing has to be searched. */
  function takeFree(row: number): boolean {
    let nearest = -1;
    let least = Infinity;
    for (const { column, cost } of costs[row] ?? []) {
      const reduced = cost - (price[column] as number);
      if (reduced >= least) continue;
      least = reduced;
      nearest = column;
    }
    if (nearest === -1 || rowOf[nearest] !== -1) return false;
    rowOf[nearest] = row;
    columnOf[row] = nearest;
    return true;
  }

  function augment(first: number) {
    if (takeFree(first)) return;
    const distance = new Map<number, number>();
    const cameFrom = new Map<number, number>();
    const closed: number[] = [];
    const isClosed = new Set<number>();
    const queue = new FlatQueue<number>();
    let row = first;
    let base = 0;
    for (;;) {
      for (const { column, cost } of costs[row] ?? []) {
        if (isClosed.has(column)) continue;
        const reached = base + cost - (price[column] as number);
        if (reached >= (distance.get(column) ?? Infinity)) continue;
        distance.set(column, reached);
        cameFrom.set(column, row);
        queue.push(column, reached);
      }
      let column = queue.pop();
      while (column !== undefined && isClosed.has(column)) column = queue.pop();
      // The row's own column is always to be had.
      if (column === undefined) return;
      const length = distance.get(column) as number;
      if (rowOf[column] === -1) {
        for (const other of closed) {
          price[other] = (price[other] as number) + (distance.get(other) as number) - length;
        }
        take(column);
        return;
      }
      closed.push(column);
      isClosed.add(column);
      row = rowOf[column] as number;
      const own = (costs[row] ?? []).find((offer) => offer.column === column)?.cost ?? 0;
      base = length - (own - (price[column] as number));
    }

    /** Turns the path that ends at a free column. */
    function take(free: number) {
      let column = free;
      for (;;) {
        const row = cameFrom.get(column) as number;
        const before = columnOf[row] as number;
        rowOf[column] = row;
        columnOf[row] = column;
        if (row === first) return;
        column = before;
      }
    }
  }
}
