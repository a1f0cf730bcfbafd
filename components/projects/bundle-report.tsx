"use client";
import { useFormatter, useTranslations } from "use-intl";
import { readableDate } from "@/lib/text/readable-date";
import "@/messages/project-import";
import type { ImportedProject } from "./send-bundle";

const NAMED = [
  "Document",
  "Revision",
  "Annotation",
  "Note",
  "Claim",
  "Evidence",
  "Source",
  "Tag",
  "Adjudication",
] as const;

/** How many names are written out. */
const MOST_NAMES = 30;

/** What an import of a bundle creates, whom it names, and what it leaves out. */
export function BundleReport({ imported }: { readonly imported: ImportedProject }) {
  const t = useTranslations("ProjectImport");
  const { list } = useFormatter();
  const { project, version, exportedAt, counts, people, leftOut, isCopy } = imported;
  const named: readonly string[] = [...NAMED, "Project"];
  const others = sumOf(Object.entries(counts).filter(([name]) => !named.includes(name)));
  const lost = sumOf(Object.entries(leftOut));
  const names = people.flatMap(({ name, isYou }) => (isYou ? [] : [name]));
  const shown = names.length > MOST_NAMES ? [...names.slice(0, MOST_NAMES), "…"] : names;
  return (
    <section aria-labelledby="bundle-report">
      <h2 id="bundle-report">{t("would")}</h2>
      <p dir="auto">{t("of", { name: project.name, version, date: readableDate(exportedAt) })}</p>
      <ul>
        {NAMED.map((name) => {
          const count = counts[name] ?? 0;
          return count > 0 && <li key={name}>{t(`counts.${name}`, { count })}</li>;
        })}
        {others > 0 && <li>{t("others", { count: others })}</li>}
      </ul>
      {isCopy && <p>{t("copy")}</p>}
      <p>{t("owner")}</p>
      {names.length > 0 && (
        <p dir="auto">
          {t("people", { count: names.length, names: list(shown, { type: "unit" }) })}
        </p>
      )}
      {names.length < people.length && <p>{t("you")}</p>}
      {lost > 0 && <p>{t("leftOut", { count: lost })}</p>}
      <p>{t("notHere")}</p>
    </section>
  );
}

function sumOf(counts: readonly (readonly [string, number])[]): number {
  return counts.reduce((sum, [, count]) => sum + count, 0);
}
