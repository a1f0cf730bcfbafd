"use client";
import "@/messages/checks";
import "@/messages/documents";
import { Link } from "../ui/link";
import { useTranslations } from "use-intl";
import { MATCH_TONE } from "../quotations/check";
import { VerdictChip } from "../claims/verdict-chip";
import { Identifier } from "./identifier";
import { Chip } from "../ui/chip";
import { DateText } from "../ui/date-text";
import type { SpeakerInFull } from "./speaker";
import styles from "./speakers.module.css";

/** The quotations of a speaker in context, and their claims. */
export function SpeakerArticle({ speaker }: { speaker: SpeakerInFull }) {
  const t = useTranslations("Speakers");
  const check = useTranslations("Check");
  const { projectId, aliases, identifier, description, quotations, claims, texts } = speaker;
  const passage = (documentId: string, annotationId: string) =>
    `/projects/${projectId}/documents/${documentId}#annotation-${annotationId}`;
  return (
    <div className={styles.article}>
      {(aliases.length > 0 || identifier || description) && (
        <dl className={styles.facts}>
          {aliases.length > 0 && (
            <>
              <dt>{t("aliases")}</dt>
              <dd dir="auto">{aliases.join(", ")}</dd>
            </>
          )}
          {identifier && (
            <>
              <dt>{t("identifier")}</dt>
              <dd>
                <Identifier identifier={identifier} />
              </dd>
            </>
          )}
          {description && (
            <>
              <dt>{t("description")}</dt>
              <dd dir="auto">{description}</dd>
            </>
          )}
        </dl>
      )}
      <section aria-labelledby="quotations">
        <h2 id="quotations">{t("quotationsCount", { count: quotations.length })}</h2>
        {quotations.length === 0 && <p className={styles.soft}>{t("noQuotations")}</p>}
        <ol className={styles.list}>
          {quotations.map((one) => (
            <li key={one.annotationId} className={styles.item}>
              <Link
                className={styles.kwic}
                dir="auto"
                href={passage(one.documentId, one.annotationId)}
              >
                <span>…{one.prefix}</span>
                <b>{one.quote}</b>
                <span>{one.suffix}…</span>
              </Link>
              <small className={styles.meta}>
                <span dir="auto">{one.documentTitle}</span>
                <DateText date={one.date} />
                {one.cue && <span dir="auto">{t("cue", { cue: one.cue })}</span>}
                {one.addressee && <span dir="auto">→ {one.addressee}</span>}
                {one.match && (
                  <Chip tone={MATCH_TONE[one.match]}>{check(`match.${one.match}`)}</Chip>
                )}
              </small>
            </li>
          ))}
        </ol>
      </section>
      <section aria-labelledby="claims">
        <h2 id="claims">{t("claimsCount", { count: claims.length })}</h2>
        {claims.length === 0 && <p className={styles.soft}>{t("noClaims")}</p>}
        <ol className={styles.list}>
          {claims.map(({ claimId, statement, verdict, passages }) => (
            <li key={claimId} className={styles.item}>
              <span className={styles.head}>
                <Link dir="auto" href={`/projects/${projectId}/claims/${claimId}`}>
                  {statement}
                </Link>
                <VerdictChip verdict={verdict} />
              </span>
              {passages.map(({ annotationId, documentId, documentTitle, quote }) => (
                <Link
                  key={annotationId}
                  className={styles.kwic}
                  dir="auto"
                  href={passage(documentId, annotationId)}
                >
                  <b>{quote}</b> <span>{documentTitle}</span>
                </Link>
              ))}
            </li>
          ))}
        </ol>
      </section>
      <section aria-labelledby="texts">
        <h2 id="texts">{t("textsCount", { count: texts.length })}</h2>
        {texts.length === 0 && <p className={styles.soft}>{t("noTexts")}</p>}
        <ol className={styles.list}>
          {texts.map(({ documentId, documentTitle, date, turns, isSpeaker }) => (
            <li key={documentId} className={styles.item}>
              <Link dir="auto" href={`/projects/${projectId}/documents/${documentId}`}>
                {documentTitle}
              </Link>
              <small className={styles.meta}>
                <DateText date={date} />
                {isSpeaker && <span>{t("labels.speaker")}</span>}
                {turns > 0 && <span>{t("labels.turns", { count: turns })}</span>}
              </small>
            </li>
          ))}
        </ol>
      </section>
    </div>
  );
}
