"use client";
import { useTranslations } from "use-intl";
import { ANCHORS } from "@/lib/contract/terms";
import "@/messages/revise";
import { Sign } from "../annotation/sign";
import type { RevisionPreview } from "../documents/upload";
import { WordsDiffer } from "../ui/words-differ";
import styles from "./revise.module.css";

/** What would become of the annotations: how many of each kind, and those that a person has to confirm. */
export function Outcomes({ preview }: { readonly preview: RevisionPreview }) {
  const t = useTranslations("Revise");
  if (preview.same) {
    return (
      <p className={styles.same} role="status">
        {t("same")}
      </p>
    );
  }
  const total = ANCHORS.reduce((sum, anchor) => sum + preview[anchor], 0);
  return (
    <section className={styles.outcomes} aria-label={t("counts")}>
      <h2>{t("counts")}</h2>
      {total === 0 ? (
        <p>{t("none")}</p>
      ) : (
        <>
          <div className={styles.bar} aria-hidden="true">
            {ANCHORS.map((anchor) => (
              <span key={anchor} data-anchor={anchor} style={{ flexGrow: preview[anchor] }} />
            ))}
          </div>
          <ul role="list" className={styles.counts}>
            {ANCHORS.filter((anchor) => preview[anchor] > 0).map((anchor) => (
              <li key={anchor} data-anchor={anchor}>
                {t(`anchors.${anchor}`, { count: preview[anchor] })}
              </li>
            ))}
          </ul>
        </>
      )}
      {preview.uncertain.length > 0 && <Uncertain preview={preview} />}
    </section>
  );
}

function Uncertain({ preview: { uncertain, leftOut } }: { readonly preview: RevisionPreview }) {
  const t = useTranslations("Revise");
  return (
    <>
      <h3>{t("uncertain")}</h3>
      <ul role="list" className={styles.uncertain}>
        {uncertain.map(({ annotationId, kind, by, anchor, before, after, places }) => (
          <li key={annotationId} data-anchor={anchor}>
            <p className={styles.about}>
              <Sign kind={kind} named />
              <b>{t(`anchor.${anchor}`, { count: places })}</b>
              <bdi>{t("by", { name: by })}</bdi>
            </p>
            <p dir="auto" className={styles.words}>
              {after === null ? before : <WordsDiffer before={before} after={after} />}
            </p>
          </li>
        ))}
      </ul>
      {leftOut > 0 && <p>{t("leftOut", { count: leftOut })}</p>}
    </>
  );
}
