"use client";
import { useMemo } from "react";
import { useFormatter, useTranslations } from "use-intl";
import type { AnswerOf } from "@/lib/contract/operation";
import type { listRevisionsCall } from "@/lib/contract/tags";
import { undoableActs } from "@/lib/tag/undone-versions";
import "@/messages/codebook";
import { EmptyState } from "../ui/empty-state";
import { RelativeTime } from "../ui/relative-time";
import { WordsDiffer } from "../ui/words-differ";
import type { Tag } from "./tag";
import { UndoSplit } from "./undo-split";
import { UndoVersions } from "./undo-versions";
import styles from "./versions.module.css";

/** A version of the codebook, as /api/v1 carries it. */
export type Version = AnswerOf<typeof listRevisionsCall>["items"][number];

const FIELDS = [
  "label",
  "slug",
  "parent",
  "definition",
  "useWhen",
  "avoidWhen",
  "examples",
  "counterExamples",
  "nearMisses",
  "requires",
  "justify",
  "inverse",
  "description",
  "symmetric",
  "fromKinds",
  "toKinds",
] as const;

interface VersionsProps {
  readonly projectId: string;
  readonly versions: readonly Version[];
  readonly tags: readonly Tag[];
  readonly mayChange: boolean;
}

/** The versions of the codebook, newest first, each with its changes. */
export function Versions({ projectId, versions, tags, mayChange }: VersionsProps) {
  const t = useTranslations("Codebook");
  const acts = useMemo(() => undoableActs(versions), [versions]);
  if (versions.length === 0) {
    return <EmptyState title={t("noVersions")}>{t("noVersionsWords")}</EmptyState>;
  }
  return (
    <ol role="list" className={styles.versions} reversed>
      {versions.map((version) => (
        <li key={version.version} className={styles.version}>
          <h3>
            <span className={styles.number}>{version.version}</span>{" "}
            {t(`did.${version.action}`, { label: nameOf(version) })}
          </h3>
          <p className={styles.by}>
            {version.by.name} · <RelativeTime at={version.at} />
          </p>
          <Changes version={version} tags={tags} />
          {mayChange && <UndoSplitOf version={version} versions={versions} tags={tags} />}
          {mayChange && acts.has(version.version) && (
            <UndoVersions projectId={projectId} {...acts.get(version.version)!} />
          )}
        </li>
      ))}
    </ol>
  );
}

/** The undo of a split, with the last one of its tag. */
function UndoSplitOf({
  version,
  versions,
  tags,
}: { version: Version } & Pick<VersionsProps, "versions" | "tags">) {
  const last = versions.find(
    ({ tagId, action }) => tagId === version.tagId && (action === "split" || action === "unsplit"),
  );
  const tag = tags.find(({ id }) => id === version.tagId);
  return version.action === "split" && version === last && tag ? <UndoSplit tag={tag} /> : null;
}

function nameOf({ before, after, label }: Version): string {
  const known = before.label ?? after.label;
  return typeof known === "string" ? known : label;
}

function Changes({ version, tags }: { version: Version; tags: readonly Tag[] }) {
  const t = useTranslations("Codebook");
  const format = useFormatter();
  const { action, before, after } = version;
  if (action === "merged") {
    const { label } = after.into as { label: string };
    return <p>{t("wentInto", { label })}</p>;
  }
  if (action === "unmerged") {
    const { label } = after.from as { label: string };
    return <p>{t("cameFrom", { label })}</p>;
  }
  if (action === "split") {
    const into = after.into as readonly { slug: string; label: string; definition?: string }[];
    return (
      <ul className={styles.parts}>
        {into.map(({ slug, label, definition }) => (
          <li key={slug}>
            <b>{label}</b> {definition}
          </li>
        ))}
      </ul>
    );
  }
  if (action === "unsplit") {
    const from = after.from as readonly { label: string }[];
    const parts = format.list(from.map(({ label }) => `“${label}”`));
    return <p>{t("wholeAgain", { count: from.length, parts, label: nameOf(version) })}</p>;
  }
  if (action !== "edited" && action !== "renamed") return null;
  return (
    <dl className={styles.changes}>
      {FIELDS.filter((field) => field in after || field in before).map((field) => (
        <div key={field}>
          <dt>{t.has(field) ? t(field) : field}</dt>
          <dd>
            <WordsDiffer
              before={describe(before[field], tags)}
              after={describe(after[field], tags)}
            />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function describe(value: unknown, tags: readonly Tag[]): string {
  if (Array.isArray(value)) return value.map((each) => describe(each, tags)).join("\n");
  if (value === true) return "✓";
  if (value === null || value === undefined || value === false) return "—";
  if (typeof value === "object") {
    const { slug, question } = value as { slug?: string; question?: string };
    return `${slug ?? ""}: ${question ?? ""}`;
  }
  const named = tags.find(({ id }) => id === value)?.label;
  return named ?? (typeof value === "string" ? value : JSON.stringify(value));
}
