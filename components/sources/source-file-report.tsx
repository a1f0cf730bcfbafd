"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { SOURCE_FORMATS } from "@/lib/contract/formats";
import "@/messages/source-files";
import { CheckBox } from "../ui/check-box";
import { MoreRows } from "../ui/more-rows";
import type { DecidingProps } from "./differing-sources";
import type { ImportedSources } from "./send-sources";
import styles from "./source-files.module.css";

/** How many are shown before somebody asks for more. */
const AT_ONCE = 200;

/** What the file is, what of it is here already, could not be understood, and is to be known. */
export function SourceFileReport({ imported }: { readonly imported: ImportedSources }) {
  const t = useTranslations("SourceFiles");
  const [most, setMost] = useState(AT_ONCE);
  const { same, unread, notices, format } = imported;
  const isJson = format === "csl" || format === "zotero-rdf";
  return (
    <section className={styles.part} aria-label={t("would")}>
      <p>
        {t("read", { format: SOURCE_FORMATS.find(({ id }) => id === format)?.label ?? format })}
      </p>
      {same > 0 && <p>{t("same", { count: same })}</p>}
      {notices.map((notice) => (
        <p key={notice}>{notice}</p>
      ))}
      {unread.length > 0 && (
        <>
          <h2>{t("unread", { count: unread.length })}</h2>
          <ul className={styles.references}>
            {unread.slice(0, most).map(({ line, name, reason }, at) => (
              <li key={at} className={styles.reference}>
                <span>
                  {t(isJson ? "item" : "line", { line })} {name !== "" && <bdi>{name}</bdi>}
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

/** The references that no source is; each can be left out. */
export function NewSources({ sources, decisions, onDecide }: DecidingProps) {
  const t = useTranslations("SourceFiles");
  const [most, setMost] = useState(AT_ONCE);
  if (sources.length === 0) return null;
  function choose(key: string, isTaken: boolean) {
    const { [key]: _, ...others } = decisions;
    onDecide(isTaken ? others : { ...others, [key]: "ours" });
  }
  return (
    <section className={styles.part} aria-labelledby="new-sources">
      <h2 id="new-sources">{t("new", { count: sources.length })}</h2>
      <p className={styles.soft}>{t("newWords")}</p>
      <ul className={styles.new}>
        {sources.slice(0, most).map(({ key, citation }) => (
          <li key={key}>
            <CheckBox
              label={<bdi>{citation}</bdi>}
              checked={decisions[key] !== "ours"}
              onChange={(event) => choose(key, event.target.checked)}
            />
          </li>
        ))}
      </ul>
      <MoreRows shown={most} count={sources.length} onMore={() => setMost(most + AT_ONCE)} />
    </section>
  );
}
