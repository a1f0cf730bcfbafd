"use client";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import "@/messages/adjudication";
import { Sign } from "../annotation/sign";
import { Chip } from "../ui/chip";
import { LazyMarkdown } from "../ui/lazy-markdown";
import { Link } from "../ui/link";
import { RelativeTime } from "../ui/relative-time";
import {
  personKey,
  variantsOf,
  wordsOf,
  type Case,
  type Coding,
  type Decision,
  type Variant,
} from "./case-filter";
import look from "../review/queue.module.css";
import styles from "./adjudication.module.css";

interface CaseCardProps {
  readonly projectId: string;
  readonly one: Case;
  readonly labelOf: (slug: string) => string;
  /** Whether this is the current case of the keyboard. */
  readonly here: boolean;
  readonly onHere: () => void;
  /** Which of what people say is chosen, and how to choose another. */
  readonly chosen: number;
  readonly onChoose: (variant: number) => void;
  readonly showsRejected: boolean;
  /** What happened to it since it was listed, as a sentence. */
  readonly notice: string | null;
  /** The words with everybody's lanes, for the current case. */
  readonly lanes: ReactNode;
  /** What can be done with it, for the current one. */
  readonly children: ReactNode;
}

/** One case: the words, who said what of them, and what was decided. */
export function CaseCard(props: CaseCardProps) {
  const { projectId, one, labelOf, here, onHere, notice, showsRejected } = props;
  const t = useTranslations("Adjudication");
  const { disagreements, differs, again, decisions, missing } = one;
  const rejected = rejectedIn(one);
  const variants = variantsOf(one);
  const lanes = lanesBefore(variants);
  const first = one.codings[0]?.annotationId;
  const inText = `/projects/${projectId}/documents/${one.documentId}`;
  return (
    <li className={look.item} aria-current={here ? "true" : undefined} onFocus={onHere}>
      <h2 className={styles.heading}>
        <button type="button" className={styles.stop} data-stop="" tabIndex={here ? 0 : -1}>
          {disagreements.length === 0 && (
            <Chip tone="good">{t(one.codings.length > 0 ? "kinds.agreed" : "kinds.place")}</Chip>
          )}
          {disagreements.map((kind) => (
            <Chip key={kind} tone="warn">
              {t(`kinds.${kind}`)}
            </Chip>
          ))}
          <span className={styles.words} dir="auto">
            {shortened(wordsIn(one))}
          </span>
        </button>
      </h2>
      {notice && (
        <p>
          <Chip tone="warn">{notice}</Chip>
        </p>
      )}
      {props.lanes}
      <ul role="list" className={styles.variants} aria-label={t("said")}>
        {variants.map((variant, at) => {
          const isRejected = variant.codings.every(({ annotationId }) =>
            rejected.has(annotationId),
          );
          if (isRejected && !showsRejected) return null;
          return (
            <VariantRow
              key={variant.people.map(personKey).join(" ")}
              variant={variant}
              at={at}
              lane={lanes[at] ?? 1}
              labelOf={labelOf}
              isRejected={isRejected}
              isChosen={here && props.chosen === at && variants.length > 1}
              onChoose={here && variants.length > 1 ? () => props.onChoose(at) : null}
            />
          );
        })}
        {missing.length > 0 && (
          <li className={look.soft}>
            {t("missing", { names: missing.map(({ name }) => name || t("unnamed")).join(", ") })}
          </li>
        )}
      </ul>
      {rejected.size > 0 && !showsRejected && (
        <p className={look.soft}>{t("rejectedHidden", { count: rejected.size })}</p>
      )}
      {differs.length > 0 && (
        <p className={look.soft}>
          {t("differs", { parts: differs.map((part) => t(`parts.${part}`)).join(", ") })}
        </p>
      )}
      {decisions.map((decision) => (
        <Decided key={decision.id} decision={decision} labelOf={labelOf} />
      ))}
      {again.length > 0 && (
        <p className={styles.chips}>
          {again.map((each) => (
            <Chip key={each} tone="warn">
              {t(`again.${each}`)}
            </Chip>
          ))}
        </p>
      )}
      {props.children}
      <p>
        <Link className={look.soft} href={first ? `${inText}#annotation-${first}` : inText}>
          {t("inText")}
        </Link>
      </p>
    </li>
  );
}

/** The number of the first lane of each variant. */
function lanesBefore(variants: readonly Variant[]): number[] {
  let next = 1;
  return variants.map(({ people }) => (next += people.length) - people.length);
}

/** The annotations of which no span stands after what was decided. */
export function rejectedIn({ decisions }: Case): ReadonlySet<string> {
  return new Set(
    decisions.flatMap(({ annotations }) =>
      annotations.filter(({ fate }) => fate === "rejected").map(({ annotationId }) => annotationId),
    ),
  );
}

/** The words of a case, from its first marked one to its last. */
function wordsIn({ context, start, end, decisions, codings }: Case): string {
  if (codings.length === 0) return wordsOf(decisions[0]?.target ?? []);
  const from = start - context.start;
  return [...context.text]
    .slice(Math.max(0, from), end - context.start)
    .join("")
    .replace(/\s+/g, " ");
}

const MAX_SHOWN = 160;

function shortened(words: string): string {
  return words.length > MAX_SHOWN ? `${words.slice(0, MAX_SHOWN).replace(/\s\S*$/, "")} …` : words;
}

interface VariantRowProps {
  readonly variant: Variant;
  readonly at: number;
  readonly lane: number;
  readonly labelOf: (slug: string) => string;
  readonly isRejected: boolean;
  readonly isChosen: boolean;
  readonly onChoose: (() => void) | null;
}

/** What one person says of a case, or several who say the same; chosen by its number. */
function VariantRow(props: VariantRowProps) {
  const { variant, at, lane, labelOf, isRejected, isChosen, onChoose } = props;
  const t = useTranslations("Adjudication");
  const { people, codings } = variant;
  const names = people.map(({ name }) => name || t("unnamed"));
  const lanes = names.length === 1 ? `${lane}` : `${lane}–${lane + names.length - 1}`;
  const what = (
    <>
      {onChoose && at < 9 && <kbd aria-hidden="true">{at + 1}</kbd>}
      <span>
        <b>{names.join(", ")}</b>{" "}
        <span className={look.soft}>{t("lanes", { lanes, count: names.length })}</span>
      </span>
      {codings.map((coding) => (
        <span key={coding.annotationId} className={styles.said}>
          <Sign kind={coding.kind} named />
          <Label of={coding} labelOf={labelOf} />
          <q dir="auto">{shortened(wordsOf(coding.target))}</q>
        </span>
      ))}
      {isRejected && <Chip tone="bad">{t("fates.rejected")}</Chip>}
    </>
  );
  const bodies = codings.filter(({ body }) => body !== "");
  return (
    <li data-rejected={isRejected || undefined}>
      {onChoose ? (
        <button type="button" className={styles.variant} aria-pressed={isChosen} onClick={onChoose}>
          {what}
        </button>
      ) : (
        <div className={styles.variant}>{what}</div>
      )}
      {bodies.map(({ annotationId, body }) => (
        <LazyMarkdown key={annotationId}>{body}</LazyMarkdown>
      ))}
    </li>
  );
}

interface LabelProps {
  readonly of: Pick<Coding, "kind" | "slug" | "tags" | "statement" | "speaker">;
  readonly labelOf: (slug: string) => string;
}

/** What words are called: kind or tag, further tags, who speaks, the claim in plain words. */
function Label({ of: { kind, slug, tags, statement, speaker }, labelOf }: LabelProps) {
  const t = useTranslations("Adjudication");
  const ui = useTranslations("Ui");
  const names = [slug === null ? ui(`kind.${kind}`) : labelOf(slug), ...tags.map(labelOf)];
  return (
    <span>
      <b>{names.join(", ")}</b>
      {speaker && <> {t("speaker", { name: speaker })}</>}
      {statement && <i dir="auto"> {statement}</i>}
    </span>
  );
}

/** What was decided, by whom and why. */
function Decided({ decision, labelOf }: { decision: Decision } & Pick<LabelProps, "labelOf">) {
  const t = useTranslations("Adjudication");
  const { outcome, spans, by, at, reason, note, guidelineUnclear, outdated } = decision;
  return (
    <div className={styles.decided}>
      <p className={styles.chips}>
        <Chip tone={spans.length > 0 ? "good" : "bad"}>{t(`done.${outcome}`)}</Chip>
        <span>{t("decidedBy", { name: by.name || t("unnamed") })}</span>
        <RelativeTime at={at} />
        {guidelineUnclear && <Chip tone="warn">{t("unclear")}</Chip>}
        {outdated && <Chip tone="warn">{t("earlier")}</Chip>}
      </p>
      {spans.map((span) => (
        <p key={span.id} className={styles.said}>
          <Sign kind={span.kind} named />
          <Label of={span} labelOf={labelOf} />
          <q dir="auto">{shortened(wordsOf(span.target))}</q>
        </p>
      ))}
      {reason && <p dir="auto">{t("because", { reason })}</p>}
      {note && <LazyMarkdown>{note}</LazyMarkdown>}
    </div>
  );
}
