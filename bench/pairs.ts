/** The median. */
export function median(figures: readonly number[]): number {
  const sorted = [...figures].sort((a, b) => a - b);
  const half = sorted.length / 2;
  const at = (index: number) => sorted[index] ?? NaN;
  return (at(Math.ceil(half) - 1) + at(Math.floor(half))) / 2;
}

/**
 * The median of the ratios of values measured in the same run, with the smallest and the largest.
 */
export function ratiosOf(a: readonly number[], b: readonly number[]): string {
  const ratios = a.map((left, i) => left / (b[i] ?? NaN));
  const [low, high] = [Math.min(...ratios), Math.max(...ratios)];
  return `${median(ratios).toFixed(2)} (${low.toFixed(2)} to ${high.toFixed(2)})`;
}

/**
 * Runs two functions alternately, A B A B …, so that their ratio holds while the machine's speed
 * drifts.
 */
export async function inTurn(
  runs: number,
  a: () => Promise<number>,
  b: () => Promise<number>,
): Promise<{ a: number; b: number; ratio: number; spread: [number, number] }> {
  const pairs: [number, number][] = [];
  for (let run = 0; run < runs; run++) pairs.push([await a(), await b()]);
  const ratios = pairs.map(([left, right]) => left / right);
  return {
    a: median(pairs.map(([left]) => left)),
    b: median(pairs.map(([, right]) => right)),
    ratio: median(ratios),
    spread: [Math.min(...ratios), Math.max(...ratios)],
  };
}

export async function seconds(act: () => Promise<void> | void): Promise<number> {
  const began = performance.now();
  await act();
  return (performance.now() - began) / 1000;
}
