import type { readProjectAgreementCall } from "@/lib/contract/agreement";
import type { AnswerOf, QueryOf } from "@/lib/contract/operation";

/** What is compared, and how. Part of the page's address. */
export type Compared = Omit<QueryOf<typeof readProjectAgreementCall>, "as" | "table">;

/** How far people agree, as /api/v1 answers it. */
export type AgreementAnswer = AnswerOf<typeof readProjectAgreementCall>;

/** The same with the codebook's names of labels; one that it does not have keeps its own. */
export function withNames(
  answer: AgreementAnswer,
  tags: readonly { readonly slug: string; readonly label: string }[],
): AgreementAnswer {
  const names = new Map(tags.map(({ slug, label }) => [slug, label]));
  const nameOf = (label: string) =>
    label
      .split(" + ")
      .map((slug) => names.get(slug) ?? slug)
      .join(" + ");
  const { labels, confusion } = answer;
  return {
    ...answer,
    labels: labels.map((each) => ({ ...each, label: nameOf(each.label) })),
    confusion: { ...confusion, labels: confusion.labels.map(nameOf) },
  };
}

/** What the parts of the page are given. */
export interface PartProps {
  readonly agreement: AgreementAnswer;
  /** The address of the table behind the part. */
  readonly csv: string;
}

/** A coefficient with three decimals; null where it is not defined. */
export function thousandths(value: number): string;
export function thousandths(value: number | null): string | null;
export function thousandths(value: number | null): string | null {
  return value === null ? null : value.toFixed(3).replace("-", "−");
}
