import type { ShapeOf } from "@/lib/contract/offsets";
import type { recheck } from "@/lib/contract/tags";
import type { Tag } from "./tag";

/** An annotation to look at again, as /api/v1 carries it. */
export type Recheck = ShapeOf<typeof recheck>;

export interface Choice {
  readonly slug: string | null;
  readonly label: string;
  readonly definition: string;
}

/** What one key answers each: what the codebook proposes first, at most nine. */
export function choicesFor({ kind, choices, slug }: Recheck, tags: readonly Tag[]): Choice[] {
  const named = [...new Set([...choices, ...(slug === null ? [] : [slug])])];
  return named.slice(0, 9).map((each) => {
    const tag = tags.find((one) => one.kind === kind && one.slug === each);
    return {
      slug: each,
      label: tag?.label ?? each.replaceAll("-", " "),
      definition: tag?.definition ?? "",
    };
  });
}

/** Everything else it may be called. */
export function othersFor(recheck: Recheck, tags: readonly Tag[]): Tag[] {
  const offered = new Set(choicesFor(recheck, tags).map(({ slug }) => slug));
  return tags.filter(
    ({ kind, slug, retiredAt }) => kind === recheck.kind && !offered.has(slug) && !retiredAt,
  );
}
