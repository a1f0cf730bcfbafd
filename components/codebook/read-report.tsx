"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import "@/messages/codebook-files";
import { Sign } from "../annotation/sign";
import { MoreRows } from "../ui/more-rows";
import { CheckBox } from "../ui/check-box";
import type { DecidingProps } from "./collisions";
import type { ImportedCodebook } from "./send-codebook";
import styles from "./codebook-files.module.css";

/** How many are shown before somebody asks for more. */
const AT_ONCE = 200;

/** What of a file is here already, could not be understood, and is to be known. */
export function ReadReport({ imported }: { readonly imported: ImportedCodebook }) {
  const t = useTranslations("CodebookFiles");
  const [most, setMost] = useState(AT_ONCE);
  const { same, unread, notices } = imported;
  if (same === 0 && unread.length === 0 && notices.length === 0) return null;
  return (
    <section className={styles.report} aria-label={t("would")}>
      {same > 0 && <p>{t("same", { count: same })}</p>}
      {notices.length > 0 && (
        <ul>
          {notices.map((notice) => (
            <li key={notice}>{notice}</li>
          ))}
        </ul>
      )}
      {unread.length > 0 && (
        <>
          <h2>{t("unread", { count: unread.length })}</h2>
          <ul className={styles.codes}>
            {unread.slice(0, most).map(({ line, name, reason }, at) => (
              <li key={at} className={styles.code}>
                <span>
                  {t("line", { line })} {name !== "" && <bdi>{name}</bdi>}
                </span>
                <span className={styles.soft}>{reason}</span>
              </li>
            ))}
          </ul>
          <MoreRows shown={most} count={unread.length} onMore={() => setMost(most + AT_ONCE)} />
        </>
      )}
    </section>
  );
}

/** The codes whose names nothing has here; each can be left out. */
export function NewCodes({ codes, decisions, onDecide }: DecidingProps) {
  const t = useTranslations("CodebookFiles");
  const [most, setMost] = useState(AT_ONCE);
  if (codes.length === 0) return null;
  function choose(key: string, isTaken: boolean) {
    const { [key]: _, ...others } = decisions;
    onDecide(isTaken ? others : { ...others, [key]: "ours" });
  }
  return (
    <section className={styles.part} aria-labelledby="new-codes">
      <h2 id="new-codes">{t("new", { count: codes.length })}</h2>
      <p className={styles.soft}>{t("newWords")}</p>
      <ul className={styles.new}>
        {codes.slice(0, most).map(({ key, kind, slug, label }) => (
          <li key={key}>
            <CheckBox
              label={
                <>
                  <Sign kind={kind} named /> <bdi>{label}</bdi>{" "}
                  <span className={styles.slug}>{slug}</span>
                </>
              }
              checked={decisions[key] !== "ours"}
              onChange={(event) => choose(key, event.target.checked)}
            />
          </li>
        ))}
      </ul>
      <MoreRows shown={most} count={codes.length} onMore={() => setMost(most + AT_ONCE)} />
    </section>
  );
}
