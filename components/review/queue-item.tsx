"use client";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import "@/messages/review";
import { PassageLink } from "../annotation/passage-link";
import { Sign } from "../annotation/sign";
import { STATUS_TONE } from "../annotation/status-tone";
import { Chip } from "../ui/chip";
import { LazyMarkdown } from "../ui/lazy-markdown";
import { RelativeTime } from "../ui/relative-time";
import { SmallButton } from "../ui/small-button";
import type { ReviewItem } from "./queue-filter";
import look from "./queue.module.css";
import styles from "./review.module.css";

interface QueueItemProps {
  readonly projectId: string;
  readonly item: ReviewItem;
  readonly me: string;
  /** What a tag is called, by its slug. */
  readonly labelOf: (slug: string) => string;
  /** Whether this is the current item of the keyboard. */
  readonly here: boolean;
  readonly onHere: () => void;
  /** Narrows the queue to one author, by id or name. */
  readonly onAuthor: (author: string) => void;
  /** What happened to it since it was listed, as a sentence. */
  readonly notice: string | null;
  /** What can be done with it, for the current one. */
  readonly children: ReactNode;
}

/** One annotation in context, with what it says and what others say of it. */
export function QueueItem(props: QueueItemProps) {
  const { projectId, item, labelOf, here, onHere, onAuthor, notice, children } = props;
  const t = useTranslations("Review");
  const { createdBy, statement, body } = item;
  const slugs = [...new Set([...(item.slug === null ? [] : [item.slug]), ...item.tags])];
  return (
    <li className={look.item} aria-current={here ? "true" : undefined} onFocus={onHere}>
      <PassageLink projectId={projectId} passage={item} here={here} />
      <p className={styles.about}>
        <Sign kind={item.kind} named />
        {slugs.map((slug) => (
          <b key={slug}>{labelOf(slug)}</b>
        ))}
        <span>
          {t("by")}{" "}
          <SmallButton
            aria-label={t("onlyBy", { name: createdBy.name })}
            onClick={() => onAuthor(createdBy.id ?? createdBy.name)}
          >
            {createdBy.name}
          </SmallButton>
        </span>
        <bdi>{item.documentTitle}</bdi>
        <RelativeTime at={item.createdAt} />
        {item.noteCount > 0 && <span>{t("notes", { count: item.noteCount })}</span>}
        {item.status !== "open" && (
          <Chip tone={item.statusOutdated ? "warn" : STATUS_TONE[item.status]}>
            {t(`statuses.${item.statusOutdated ? "outdated" : item.status}`)}
          </Chip>
        )}
      </p>
      {item.statusReason && (
        <p className={look.soft} dir="auto">
          {t("because", { reason: item.statusReason })}
        </p>
      )}
      {notice && (
        <p>
          <Chip tone="warn">{notice}</Chip>
        </p>
      )}
      {statement && (
        <p className={styles.statement} dir="auto">
          {statement}
        </p>
      )}
      {body && <LazyMarkdown>{body}</LazyMarkdown>}
      <Verdicts item={item} me={props.me} />
      {children}
    </li>
  );
}

/** What people say of it, with their reasons. */
function Verdicts({ item, me }: { readonly item: ReviewItem; readonly me: string }) {
  const t = useTranslations("Review");
  if (item.reviews.length === 0) return null;
  return (
    <ul role="list" className={styles.verdicts}>
      {item.reviews.map(({ by, verdict, comment }) => (
        <li key={by.id}>
          <b>
            {t("saidOf", { verdict, name: by.id === me ? t("you", { name: by.name }) : by.name })}
          </b>
          {comment && <LazyMarkdown>{comment}</LazyMarkdown>}
        </li>
      ))}
    </ul>
  );
}
