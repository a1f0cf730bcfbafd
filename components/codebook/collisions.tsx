"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { CODE_DECISIONS, type CodeDecision } from "@/lib/contract/code-terms";
import "@/messages/codebook-files";
import { Sign } from "../annotation/sign";
import { Button } from "../ui/button";
import { MoreRows } from "../ui/more-rows";
import { Field } from "../ui/field";
import { Select } from "../ui/select";
import { Table } from "../ui/table";
import type { Decisions, ImportedCode } from "./send-codebook";
import styles from "./codebook-files.module.css";

/** How many are shown before somebody asks for more. */
const AT_ONCE = 50;

export interface DecidingProps {
  readonly codes: readonly ImportedCode[];
  readonly decisions: Decisions;
  readonly onDecide: (decisions: Decisions) => void;
}

/** The codes whose names are taken, with both wordings of what differs, and what stands. */
export function Collisions({ codes, decisions, onDecide }: DecidingProps) {
  const t = useTranslations("CodebookFiles");
  const [most, setMost] = useState(AT_ONCE);
  const [notice, setNotice] = useState("");
  if (codes.length === 0) return <p className={styles.soft}>{t("noneDiffer")}</p>;
  function decideAll(decision: CodeDecision, words: string) {
    onDecide({ ...decisions, ...Object.fromEntries(codes.map(({ key }) => [key, decision])) });
    setNotice(words);
  }
  return (
    <section className={styles.part} aria-labelledby="collisions">
      <h2 id="collisions">{t("differ", { count: codes.length })}</h2>
      <p className={styles.soft}>{t("differWords")}</p>
      <div className={styles.tools} role="group" aria-label={t("all")}>
        <Button onClick={() => decideAll("ours", t("allOurs"))}>{t("oursAll")}</Button>
        <Button onClick={() => decideAll("theirs", t("allTheirs"))}>{t("theirsAll")}</Button>
      </div>
      <div role="status">{notice}</div>
      <ul className={styles.codes}>
        {codes.slice(0, most).map((code) => (
          <Collision
            key={code.key}
            code={code}
            decision={decisions[code.key] ?? "ours"}
            onDecide={(decision) => onDecide({ ...decisions, [code.key]: decision })}
          />
        ))}
      </ul>
      <MoreRows shown={most} count={codes.length} onMore={() => setMost(most + AT_ONCE)} />
    </section>
  );
}

interface CollisionProps {
  readonly code: ImportedCode;
  readonly decision: CodeDecision;
  readonly onDecide: (decision: CodeDecision) => void;
}

function Collision({ code, decision, onDecide }: CollisionProps) {
  const t = useTranslations("CodebookFiles");
  const describe = useDescription();
  const { kind, slug, tag, differences, beside } = code;
  const label = tag?.label ?? code.label;
  return (
    <li className={styles.code}>
      <h3>
        <Sign kind={kind} named /> <bdi>{label}</bdi> <span className={styles.slug}>{slug}</span>
      </h3>
      <Table
        caption={label}
        widths={styles.differences}
        rows={differences}
        rowKey={({ field }) => field}
        columns={[
          { key: "field", label: t("field"), cell: ({ field }) => t(`fields.${field}`) },
          { key: "ours", label: t("oursIs"), cell: ({ ours }) => describe(ours) },
          { key: "theirs", label: t("theirsIs"), cell: ({ theirs }) => describe(theirs) },
        ]}
      />
      <Field label={t("decide", { label })}>
        {(control) => (
          <Select
            {...control}
            value={decision}
            onChange={(event) =>
              onDecide(CODE_DECISIONS.find((one) => one === event.target.value) ?? "ours")
            }
            options={CODE_DECISIONS.map((value) => ({
              value,
              label: value === "both" && beside !== null ? t("bothAs", { slug: beside }) : t(value),
            }))}
          />
        )}
      </Field>
    </li>
  );
}

/** Puts the value of a field into words. */
function useDescription() {
  const t = useTranslations("CodebookFiles");
  const words = (value: unknown): string => {
    if (typeof value === "boolean") return t(value ? "yes" : "no");
    if (typeof value === "string") return value;
    if (Array.isArray(value)) return value.map(words).join("\n");
    if (typeof value !== "object" || value === null) return "";
    const { slug, question, name, type, choices } = value as Readonly<Record<string, unknown>>;
    if (typeof slug === "string") return `${slug}: ${words(question)}`;
    const among = Array.isArray(choices) && choices.length > 0 ? `: ${choices.join(", ")}` : "";
    return `${words(name)} (${words(type)}${among})`;
  };
  return function Value(value: unknown) {
    const text = words(value);
    return text === "" ? (
      <span className={styles.soft}>{t("empty")}</span>
    ) : (
      <span className={styles.value} dir="auto">
        {text}
      </span>
    );
  };
}
