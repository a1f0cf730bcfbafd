"use client";
import { useRouter } from "next/navigation";
import { useMemo, useState, useTransition, type FormEvent } from "react";
import { useFormatter, useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { TimeText } from "@/components/ui/date-text";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { Table, type Column } from "@/components/ui/table";
import type { ComparisonPlace, ListedRevision } from "@/lib/annotation/compared-revisions";
import { readableDate } from "@/lib/text/readable-date";
import "@/messages/revisions";
import { revisionsHref, stoodHref } from "./revisions-place";
import styles from "./compared-view.module.css";

interface RevisionsListProps {
  readonly path: string;
  /** The newest first. */
  readonly revisions: readonly ListedRevision[];
  readonly total: number;
  readonly place: ComparisonPlace | null;
}

/** The revisions with what each did to annotations, and the two that are compared. */
export function RevisionsList({ path, revisions, total, place }: RevisionsListProps) {
  const t = useTranslations("Revisions");
  const format = useFormatter();
  const columns = useMemo(
    (): Column<ListedRevision>[] => [
      {
        key: "number",
        label: t("number"),
        cell: ({ number, current }) => (
          <>
            {number} {current && <span className={styles.soft}>({t("current")})</span>}
          </>
        ),
      },
      { key: "stored", label: t("stored"), cell: ({ createdAt }) => <TimeText at={createdAt} /> },
      {
        key: "by",
        label: t("by"),
        cell: ({ createdBy }) =>
          createdBy ? (
            <bdi>{createdBy.name}</bdi>
          ) : (
            <span className={styles.soft}>{t("nobody")}</span>
          ),
      },
      {
        key: "length",
        label: t("length"),
        align: "end",
        cell: ({ length }) => format.number(length),
      },
      { key: "effect", label: t("effect"), cell: (revision) => <Effects {...revision} /> },
      {
        key: "actions",
        label: t("acts"),
        actions: true,
        cell: ({ number, current }) => (
          <span className={styles.links}>
            {current ? (
              <a href={path} aria-label={t("readNowName", { number })}>
                {t("readNow")}
              </a>
            ) : (
              <a href={stoodHref(path, number)} aria-label={t("readThenName", { number })}>
                {t("readThen")}
              </a>
            )}
            {number > 1 && (
              <a
                href={revisionsHref(path, { from: number - 1, to: number, view: place?.view })}
                aria-label={t("compareName", { number })}
              >
                {t("compareWithLast")}
              </a>
            )}
          </span>
        ),
      },
    ],
    [t, format, path, place?.view],
  );
  return (
    <>
      <Table caption={t("caption")} columns={columns} rows={revisions} rowKey={({ id }) => id} />
      {revisions.length < total && (
        <p className={styles.soft}>{t("more", { count: revisions.length, total })}</p>
      )}
      {total > 1 && (
        <ChooseTwo key={JSON.stringify(place)} path={path} revisions={revisions} place={place} />
      )}
    </>
  );
}

const EFFECTS = ["moved", "changed", "ambiguous", "lost"] as const;

function Effects(revision: ListedRevision) {
  const t = useTranslations("Revisions.effects");
  const effects = EFFECTS.flatMap((each) =>
    revision[each] > 0 ? [t(each, { count: revision[each] })] : [],
  );
  if (revision.number === 1) return t("first");
  return effects.length > 0 ? effects.join(", ") : <span className={styles.soft}>{t("none")}</span>;
}

function ChooseTwo({ path, revisions, place }: Omit<RevisionsListProps, "total">) {
  const t = useTranslations("Revisions");
  const router = useRouter();
  const [isReading, startReading] = useTransition();
  const newest = revisions[0]?.number ?? 1;
  const [chosen, setChosen] = useState<Pick<ComparisonPlace, "from" | "to" | "view">>(
    place ?? { from: newest - 1, to: newest, view: "inline" },
  );
  const options = revisions.map(({ number, createdAt }) => ({
    value: String(number),
    label: t("option", { number, day: readableDate(createdAt) }),
  }));
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    const [from, to] = [Math.min(chosen.from, chosen.to), Math.max(chosen.from, chosen.to)];
    startReading(() => router.push(revisionsHref(path, { from, to, view: chosen.view })));
  };
  return (
    <form className={styles.choose} onSubmit={onSubmit} aria-label={t("compareHeading")}>
      <Field label={t("from")}>
        {(control) => (
          <Select
            {...control}
            value={String(chosen.from)}
            options={options}
            onChange={({ target }) => setChosen({ ...chosen, from: Number(target.value) })}
          />
        )}
      </Field>
      <Field label={t("to")}>
        {(control) => (
          <Select
            {...control}
            value={String(chosen.to)}
            options={options}
            onChange={({ target }) => setChosen({ ...chosen, to: Number(target.value) })}
          />
        )}
      </Field>
      <Field label={t("view")}>
        {(control) => (
          <Select
            {...control}
            value={chosen.view}
            options={(["inline", "beside"] as const).map((value) => ({
              value,
              label: t(`views.${value}`),
            }))}
            onChange={({ target }) =>
              setChosen({ ...chosen, view: target.value as ComparisonPlace["view"] })
            }
          />
        )}
      </Field>
      <Button
        type="submit"
        variant="primary"
        disabled={chosen.from === chosen.to}
        loading={isReading}
      >
        {t("compare")}
      </Button>
      <p role="status" className={styles.state}>
        {isReading && t("reading")}
      </p>
    </form>
  );
}
