"use client";
import { useTranslations } from "use-intl";
import "@/messages/codebook";
import { PassageLink } from "../annotation/passage-link";
import { Sign } from "../annotation/sign";
import { Select } from "../ui/select";
import { choicesFor, othersFor, type Recheck } from "./recheck";
import type { Tag } from "./tag";
import styles from "./recheck.module.css";

export interface RecheckItemProps {
  readonly projectId: string;
  readonly recheck: Recheck;
  readonly tags: readonly Tag[];
  /** Whether this is the current item of the keyboard. */
  readonly here: boolean;
  readonly onHere: () => void;
  readonly onSettle: (slug: string | null, label: string) => void;
}

/** One passage in context, with the tags to choose from. */
export function RecheckItem(props: RecheckItemProps) {
  const { projectId, recheck, tags, here, onHere, onSettle } = props;
  const t = useTranslations("Codebook");
  const { words, tag, reason, documentTitle } = recheck;
  const choices = choicesFor(recheck, tags);
  const others = othersFor(recheck, tags);
  const why = t(`reason.${reason}`, { label: tag?.label ?? "" });
  return (
    <li className={styles.item} data-here={here} aria-label={`${words}. ${why}`} onFocus={onHere}>
      <PassageLink projectId={projectId} passage={recheck} here={here} />
      <p className={styles.about}>
        <Sign kind={recheck.kind} /> {why} · <bdi>{documentTitle}</bdi> · {recheck.createdBy.name}
      </p>
      {recheck.body && <p className={styles.body}>{recheck.body}</p>}
      {recheck.mayDo ? (
        <div className={styles.choices} role="group" aria-label={t("calledNow")}>
          {choices.map(({ slug, label, definition }, i) => (
            <button
              key={label}
              type="button"
              className={styles.choice}
              title={definition}
              onClick={() => onSettle(slug, label)}
            >
              <kbd aria-hidden="true">{i + 1}</kbd>
              {slug === recheck.slug ? t("stays", { label }) : label}
            </button>
          ))}
          <button
            type="button"
            className={styles.choice}
            onClick={() => onSettle(null, t("noneOfThem"))}
          >
            <kbd aria-hidden="true">0</kbd>
            {t("noneOfThem")}
          </button>
          <Select
            className={styles.other}
            aria-label={t("otherTag")}
            value=""
            onChange={({ target }) => {
              const other = others.find(({ slug }) => slug === target.value);
              if (other) onSettle(other.slug, other.label);
            }}
            options={[
              { value: "", label: t("otherTag") },
              ...others.map(({ slug, label }) => ({ value: slug, label })),
            ]}
          />
        </div>
      ) : (
        <p className={styles.about}>{t("notYours")}</p>
      )}
    </li>
  );
}
