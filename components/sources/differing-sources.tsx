"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { SOURCE_DECISIONS, type SourceDecision } from "@/lib/contract/source-terms";
import { wordsOfField } from "@/lib/source/field-words";
import "@/messages/source-files";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { MoreRows } from "../ui/more-rows";
import { Select } from "../ui/select";
import { Table } from "../ui/table";
import type { ImportedSource, SourceDecisions } from "./send-sources";
import styles from "./source-files.module.css";

/** How many are shown before somebody asks for more. */
const AT_ONCE = 50;

export interface DecidingProps {
  readonly sources: readonly ImportedSource[];
  readonly decisions: SourceDecisions;
  readonly onDecide: (decisions: SourceDecisions) => void;
}

/** The references that say something else than a source that is there, and what it takes of them. */
export function DifferingSources({ sources, decisions, onDecide }: DecidingProps) {
  const t = useTranslations("SourceFiles");
  const [most, setMost] = useState(AT_ONCE);
  const [notice, setNotice] = useState("");
  if (sources.length === 0) return null;
  function decideAll(decision: SourceDecision) {
    onDecide({ ...decisions, ...Object.fromEntries(sources.map(({ key }) => [key, decision])) });
    setNotice(t(`decided.${decision}`));
  }
  return (
    <section className={styles.part} aria-labelledby="differing">
      <h2 id="differing">{t("differ", { count: sources.length })}</h2>
      <p className={styles.soft}>{t("differWords")}</p>
      <div className={styles.tools} role="group" aria-label={t("all")}>
        <Button onClick={() => decideAll("ours")}>{t("everywhere.ours")}</Button>
        <Button onClick={() => decideAll("fill")}>{t("everywhere.fill")}</Button>
        <Button onClick={() => decideAll("theirs")}>{t("everywhere.theirs")}</Button>
      </div>
      <div role="status">{notice}</div>
      <ul className={styles.references}>
        {sources.slice(0, most).map((one) => (
          <Differing
            key={one.key}
            reference={one}
            decision={decisions[one.key] ?? "ours"}
            onDecide={(decision) => onDecide({ ...decisions, [one.key]: decision })}
          />
        ))}
      </ul>
      <MoreRows shown={most} count={sources.length} onMore={() => setMost(most + AT_ONCE)} />
    </section>
  );
}

interface DifferingProps {
  readonly reference: ImportedSource;
  readonly decision: SourceDecision;
  readonly onDecide: (decision: SourceDecision) => void;
}

function Differing({ reference, decision, onDecide }: DifferingProps) {
  const t = useTranslations("SourceFiles");
  const { source, citation, matchedBy, differences } = reference;
  const name = source?.citation || citation;
  const choices = SOURCE_DECISIONS.filter((one) => one !== "new" || matchedBy !== "identity");
  return (
    <li className={styles.reference}>
      <h3>
        <bdi>{name}</bdi>
      </h3>
      {matchedBy && <p className={styles.soft}>{t(`matchedBy.${matchedBy}`)}</p>}
      <Table
        caption={name}
        widths={styles.differences}
        rows={differences}
        rowKey={({ field }) => field}
        columns={[
          { key: "field", label: t("field"), cell: ({ field }) => field },
          { key: "ours", label: t("oursIs"), cell: ({ ours }) => <Value value={ours} /> },
          { key: "theirs", label: t("theirsIs"), cell: ({ theirs }) => <Value value={theirs} /> },
        ]}
      />
      <Field label={t("decide", { name })}>
        {(control) => (
          <Select
            {...control}
            value={decision}
            onChange={(event) =>
              onDecide(SOURCE_DECISIONS.find((one) => one === event.target.value) ?? "ours")
            }
            options={choices.map((value) => ({ value, label: t(`decision.${value}`) }))}
          />
        )}
      </Field>
    </li>
  );
}

function Value({ value }: { readonly value: unknown }) {
  const t = useTranslations("SourceFiles");
  const words = wordsOfField(value);
  return words === "" ? (
    <span className={styles.soft}>{t("empty")}</span>
  ) : (
    <span className={styles.value} dir="auto">
      {words}
    </span>
  );
}
