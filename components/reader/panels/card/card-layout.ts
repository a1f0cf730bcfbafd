/** A card and the position of its words, in CSS pixels from the top of the column. */
export interface Wish {
  readonly id: string;
  readonly top: number;
  readonly height: number;
}

/**
 * The top of each card: in order, without overlaps, `gap` pixels apart, as close to their words as
 * possible in total (least squares), and none above the top of the column.
 *
 * The open card is exactly level with its words and the others make room. It moves down only when
 * the cards before it do not fit above.
 *
 * Subtracting the height of all earlier cards from each top turns "no overlap" into "never
 * decreasing". The closest non-decreasing sequence is found by replacing neighbours that are out of
 * order with their mean (pool adjacent violators; Barlow et al. 1972), in linear time.
 */
export function placeCards(
  wishes: readonly Wish[],
  { gap, openId }: { gap: number; openId?: string | null },
): ReadonlyMap<string, number> {
  const before: number[] = [];
  let used = 0;
  for (const { height } of wishes) {
    before.push(used);
    used += height + gap;
  }
  const wishedTops = wishes.map(({ top }, i) => top - (before[i] ?? 0));
  const open = wishes.findIndex(({ id }) => id === openId);
  const pin = Math.max(0, wishedTops[open] ?? 0);
  // The open card splits the sequence. On each side the bounded solution is the free one, clipped.
  const tops =
    open === -1
      ? nearestAscending(wishedTops).map((top) => Math.max(0, top))
      : [
          ...nearestAscending(wishedTops.slice(0, open)).map((top) =>
            Math.max(0, Math.min(top, pin)),
          ),
          pin,
          ...nearestAscending(wishedTops.slice(open + 1)).map((top) => Math.max(top, pin)),
        ];
  return new Map(wishes.map(({ id }, i) => [id, (tops[i] ?? 0) + (before[i] ?? 0)]));
}

/**
 * Groups cards into lines, in order. Where annotations are denser than lines, cards would drift
 * further and further from their words, so a card that would be pushed down by more than `most`
 * pixels joins the previous line. Those in `alone` never do.
 */
export function groupIntoLines(
  wishes: readonly Wish[],
  { gap, most, alone }: { gap: number; most: number; alone: ReadonlySet<string> },
): readonly (readonly Wish[])[] {
  const lines: Wish[][] = [];
  let end = 0;
  for (const wish of wishes) {
    const last = lines.at(-1);
    const mayJoin = last?.[0] && !alone.has(wish.id) && !alone.has(last[0].id);
    if (last && mayJoin && end - wish.top > most) {
      last.push(wish);
      continue;
    }
    lines.push([wish]);
    // The height of the open card does not count as crowding, since it will be closed again.
    end = Math.max(wish.top, end) + (alone.has(wish.id) ? 0 : wish.height + gap);
  }
  return lines;
}

interface Pool {
  readonly mean: number;
  readonly size: number;
}

function nearestAscending(tops: readonly number[]): number[] {
  const pools: Pool[] = [];
  for (const mean of tops) {
    let pool: Pool = { mean, size: 1 };
    for (let last = pools.at(-1); last && last.mean > pool.mean; last = pools.at(-1)) {
      pools.pop();
      const size = last.size + pool.size;
      pool = { size, mean: (last.mean * last.size + pool.mean * pool.size) / size };
    }
    pools.push(pool);
  }
  return pools.flatMap(({ mean, size }) => Array.from({ length: size }, () => mean));
}
