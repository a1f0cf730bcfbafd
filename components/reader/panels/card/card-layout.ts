/** A card that wants to stand level with its words. CSS pixels from the column's top. */
export interface Wish {
  readonly id: string;
  readonly top: number;
  readonly height: number;
}

/**
 * Where cards stand: in their order, none over another, `gap` pixels apart, together as near to
 * their words as can be (least squares), none above the column's top.
 *
 * The open card stands exactly level with its words and the others make room. It gives way only
 * downwards, when there is no room above it for the cards that come before.
 *
 * Taking from each top what the cards before it need turns "none over another" into "never
 * decreasing", and the nearest never decreasing numbers are found by merging neighbours that
 * stand the wrong way round into their mean (pool adjacent violators; Barlow et al. 1972). It
 * looks at each card a few times only, so thousands are no matter.
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
  const wanted = wishes.map(({ top }, i) => top - (before[i] ?? 0));
  const open = wishes.findIndex(({ id }) => id === openId);
  const pin = Math.max(0, wanted[open] ?? 0);
  // Cut at the open card: bounded by it, the nearest ascending numbers are the free ones, clipped.
  const placed =
    open === -1
      ? nearestAscending(wanted).map((top) => Math.max(0, top))
      : [
          ...nearestAscending(wanted.slice(0, open)).map((top) => Math.max(0, Math.min(top, pin))),
          pin,
          ...nearestAscending(wanted.slice(open + 1)).map((top) => Math.max(top, pin)),
        ];
  return new Map(wishes.map(({ id }, i) => [id, (placed[i] ?? 0) + (before[i] ?? 0)]));
}

/**
 * Which cards stand alone and which share one line, in order. Where more annotations lie than
 * lines fit, cards would drift further and further from their words; so a card that pushing down
 * would move more than `most` pixels joins the line before it. Those in `alone` never do.
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
    // The open card pushes others down without crowding them: it closes again.
    end = Math.max(wish.top, end) + (alone.has(wish.id) ? 0 : wish.height + gap);
  }
  return lines;
}

interface Pool {
  readonly mean: number;
  readonly size: number;
}

function nearestAscending(wanted: readonly number[]): number[] {
  const pools: Pool[] = [];
  for (const mean of wanted) {
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
