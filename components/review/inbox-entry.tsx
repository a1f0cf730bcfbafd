"use client";
import { useTranslations } from "use-intl";
import type { AnswerAt } from "@/lib/contract/endpoint";
import "@/messages/review";
import { PassageLink } from "../annotation/passage-link";
import { Sign } from "../annotation/sign";
import { STATUS_TONE } from "../annotation/status-tone";
import { Chip } from "../ui/chip";
import { LazyMarkdown } from "../ui/lazy-markdown";
import { RelativeTime } from "../ui/relative-time";
import { SmallButton } from "../ui/small-button";
import { useDraftOpen } from "../use-form-draft";
import { replyDraft } from "./reply-form";
import { Talk } from "./talk";
import look from "./queue.module.css";
import styles from "./review.module.css";

interface InboxEntryProps {
  readonly projectId: string;
  readonly item: AnswerAt<"GET /projects/{projectId}/inbox">["items"][number];
  readonly isNew: boolean;
}

/** One annotation of the viewer's: where it stands, what became of it and why, and a reply. */
export function InboxEntry({ projectId, item, isNew }: InboxEntryProps) {
  const t = useTranslations("Inbox");
  const review = useTranslations("Review");
  const { annotationId, status, decidedBy, statusReason } = item;
  const [isTalking, setTalking] = useDraftOpen(replyDraft(annotationId));
  return (
    <li className={look.item}>
      <PassageLink projectId={projectId} passage={item} />
      <p className={styles.about}>
        {isNew && <Chip tone="warn">{t("new")}</Chip>}
        <Sign kind={item.kind} named />
        <bdi>{item.documentTitle}</bdi>
        <RelativeTime at={item.at} />
      </p>
      {status !== "open" && decidedBy && (
        <p className={styles.about}>
          <Chip tone={STATUS_TONE[status]}>{review(`statuses.${status}`)}</Chip>
          <span>{t("decidedBy", { name: decidedBy.name })}</span>
          {statusReason && <b dir="auto">{t("because", { reason: statusReason })}</b>}
          {item.statusOutdated && <span>{t("earlier")}</span>}
        </p>
      )}
      <Adjudicated item={item} />
      {item.reviews.length > 0 && (
        <ul role="list" className={styles.verdicts}>
          {item.reviews.map(({ by, verdict, comment }) => (
            <li key={by.id}>
              <b>{review("saidOf", { verdict, name: by.name })}</b>
              {comment && <LazyMarkdown>{comment}</LazyMarkdown>}
            </li>
          ))}
        </ul>
      )}
      <p>
        <SmallButton aria-expanded={isTalking} onClick={() => setTalking(!isTalking)}>
          {t("reply", { count: item.noteCount })}
        </SmallButton>
      </p>
      {isTalking && (
        <Talk projectId={projectId} annotationId={annotationId} onDone={() => setTalking(false)} />
      )}
    </li>
  );
}

/** What adjudication made of the annotation, why, and what stands instead of it. */
function Adjudicated({ item: { fate, adjudication } }: Pick<InboxEntryProps, "item">) {
  const t = useTranslations("Inbox");
  if (!fate || !adjudication) return null;
  const { by, reason, note, outdated, spans } = adjudication;
  return (
    <>
      <p className={styles.about}>
        <Chip tone={FATE_TONE[fate]}>{t(`fates.${fate}`)}</Chip>
        <span>{t("adjudicatedBy", { name: by.name })}</span>
        {reason && <b dir="auto">{t("because", { reason })}</b>}
        {outdated && <span>{t("earlier")}</span>}
      </p>
      {fate === "adjusted" && spans.length > 0 && (
        <ul role="list" className={styles.verdicts}>
          {spans.map(({ id, target, slug }) => {
            const words = target.map(({ exact }) => exact).join(" … ");
            const label = slug?.replaceAll("-", " ");
            return (
              <li key={id} dir="auto">
                {label ? t("standsAs", { words, label }) : t("stands", { words })}
              </li>
            );
          })}
        </ul>
      )}
      {note && <LazyMarkdown>{note}</LazyMarkdown>}
    </>
  );
}

const FATE_TONE = { kept: "good", adjusted: "warn", rejected: "bad" } as const;
