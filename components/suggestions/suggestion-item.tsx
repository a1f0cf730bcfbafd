"use client";
import type { ReactNode } from "react";
import { useFormatter, useTranslations } from "use-intl";
import "@/messages/suggestions";
import { PassageLink } from "../annotation/passage-link";
import { Sign } from "../annotation/sign";
import { wholeWordsAfter, wholeWordsBefore } from "../annotation/whole-words";
import { Chip } from "../ui/chip";
import { LazyMarkdown } from "../ui/lazy-markdown";
import { RelativeTime } from "../ui/relative-time";
import { slugOf, type Suggestion } from "./suggestion";
import look from "../review/queue.module.css";
import review from "../review/review.module.css";

interface SuggestionItemProps {
  readonly suggestion: Suggestion;
  /** The address of the text. */
  readonly path: string;
  /** What a tag is called, by its slug. */
  readonly labelOf: (slug: string) => string;
  /** Whether this is the current item of the keyboard. */
  readonly here: boolean;
  readonly onHere: () => void;
  /** What can be done with it, for the current one. */
  readonly children: ReactNode;
}

/** One suggestion in context: what it says, who suggests it, how sure, and why. */
export function SuggestionItem(props: SuggestionItemProps) {
  const { suggestion, path, labelOf, here, onHere, children } = props;
  const t = useTranslations("Suggestions");
  const format = useFormatter();
  const { kind, target, tags, body, claim, quotation, origin, score, reason, state } = suggestion;
  const slug = slugOf(suggestion);
  const [first] = target;
  const last = target.at(-1);
  const select = `${path}#select=${first?.start ?? 0}-${last?.end ?? 0}`;
  const isShare = score !== null && score >= 0 && score <= 1;
  const number = score !== null && format.number(score, isShare ? { style: "percent" } : {});
  return (
    <li className={look.item} aria-current={here ? "true" : undefined} onFocus={onHere}>
      <PassageLink
        projectId={suggestion.projectId}
        passage={{
          kind,
          documentId: suggestion.documentId,
          annotationId: suggestion.annotationId ?? "",
          before: wholeWordsBefore(first?.prefix ?? ""),
          words: target.map(({ exact }) => exact).join(" … "),
          after: wholeWordsAfter(last?.suffix ?? ""),
        }}
        here={here}
        {...(suggestion.annotationId === null ? { href: select } : {})}
      />
      <p className={review.about}>
        <Sign kind={kind} named />
        {[...new Set([...(slug === null ? [] : [slug]), ...tags])].map((each) => (
          <b key={each}>{labelOf(each)}</b>
        ))}
        <span>
          {t("by")} <bdi>{origin}</bdi>
        </span>
        {number !== false && <span>{t("score", { score: number })}</span>}
        {suggestion.orphan && <Chip tone="warn">{t("lost")}</Chip>}
        {state !== "open" && suggestion.decidedBy && (
          <span>
            {t(`decided.${state}`, { name: suggestion.decidedBy.name })}
            {suggestion.decidedAt && (
              <>
                {" "}
                <RelativeTime at={suggestion.decidedAt} />
              </>
            )}
          </span>
        )}
      </p>
      {claim?.statement && (
        <p className={review.statement} dir="auto">
          {claim.statement}
        </p>
      )}
      {quotation?.speaker && <p dir="auto">{t("spoken", { name: quotation.speaker })}</p>}
      {body && <LazyMarkdown>{body}</LazyMarkdown>}
      {reason && (
        <p className={look.soft} dir="auto">
          {t("because", { reason })}
        </p>
      )}
      {children}
    </li>
  );
}
