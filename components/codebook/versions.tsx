"use client";
import { useTranslations } from "use-intl";
import type { AnswerOf } from "@/lib/contract/operation";
import type { listRevisionsCall } from "@/lib/contract/tags";
import "@/messages/codebook";
import { EmptyState } from "../ui/empty-state";
import { RelativeTime } from "../ui/relative-time";
import { WordsDiffer } from "../ui/words-differ";
import type { Tag } from "./tag";
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

/** The versions of the codebook, newest first, each with its changes. */
export function Versions({
  versions,
  tags,
}: {
  versions: readonly Version[];
  tags: readonly Tag[];
}) {
  const t = useTranslations("Codebook");
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
        </li>
      ))}
    </ol>
  );
}

function nameOf({ before, after, label }: Version): string {
  const known = before.label ?? after.label;
  return typeof known === "string" ? known : label;
}

function Changes({ version, tags }: { version: Version; tags: readonly Tag[] }) {
  const t = useTranslations("Codebook");
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
